import { contract } from './contract.ts';
import { tsql } from './tsql-harness.ts';

contract(tsql);
