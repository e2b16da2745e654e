import { bigquery } from './bigquery-harness.ts';
import { contract } from './contract.ts';

contract(bigquery);
