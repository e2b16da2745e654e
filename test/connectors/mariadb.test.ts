import { contract } from './contract.ts';
import { mariaDb } from './mariadb-harness.ts';
import { mariaDbProgram } from './servers/mariadb.ts';

if (mariaDbProgram() === null) console.log('MariaDB is not installed here: its connector is not tried.');
else contract(mariaDb);
