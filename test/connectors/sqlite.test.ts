import { contract } from './contract.ts';
import { sqlite } from './sqlite-harness.ts';

contract(sqlite);
