/** A server that speaks as much of Oracle's TNS and TTC as the thin driver needs, on a port of this machine. It knows no SQL: each test says what it answers. */

export { type TtcColumn, ttcColumns } from './columns.ts';
export { startTtcServer, type TtcAnswer, type TtcServer, type TtcStatement } from './server.ts';
