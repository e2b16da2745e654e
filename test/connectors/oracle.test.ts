import { contract } from './contract.ts';
import { oracle } from './oracle-harness.ts';

contract(oracle);
