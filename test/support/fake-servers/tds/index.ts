/** A server that speaks as much of TDS 7.4 as tedious needs, on a port of this machine. It knows no SQL: each test says what it answers. */
export { startTdsServer, type TdsAnswer, type TdsServer, type TdsStatement } from './server.ts';
export { type TdsColumn, tdsColumns } from './types.ts';
