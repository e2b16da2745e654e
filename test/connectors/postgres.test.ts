import { contract } from './contract.ts';
import { postgres } from './postgres-harness.ts';

contract(postgres);
