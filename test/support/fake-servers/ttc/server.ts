import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { FakeAnswer } from '../answer.ts';
import type { TtcColumn } from './columns.ts';
import { ServerConnection } from './connection.ts';

export type TtcAnswer = FakeAnswer<TtcColumn>;

export interface TtcStatement {
  readonly sql: string;
  readonly binds: readonly unknown[];
  /** In upper case. */
  readonly user: string;
}

export interface TtcServerOptions {
  /** Passwords of users, whose names are in upper case. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly services: readonly string[];
  /** Number and message of an error that every login gets, whoever it is. */
  refusesLogins?(): readonly [number, string] | null;
  answer(statement: TtcStatement): TtcAnswer;
}

export interface TtcServer extends AsyncDisposable {
  readonly port: number;
  /** All that was asked for, in order: statements, and `rollback`, `break`. */
  readonly log: readonly string[];
  /** Rows that were taken out of answers so far. */
  readonly sentRows: number;
  running(): readonly string[];
  /** Ends all connections. */
  disconnect(): void;
  /** Ends the server and all its connections, as when its machine fails. */
  kill(): Promise<void>;
}

export interface ServerState {
  readonly options: TtcServerOptions;
  readonly log: string[];
  readonly running: Set<TtcStatement>;
  sentRows: number;
}

export async function startTtcServer(options: TtcServerOptions): Promise<TtcServer> {
  const state: ServerState = { options, log: [], running: new Set(), sentRows: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const connection = new ServerConnection(state, socket);
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      connection.closed();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const disconnect = () => {
    for (const socket of sockets) socket.destroy();
  };
  const kill = async () => {
    disconnect();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  return {
    port: (server.address() as AddressInfo).port,
    log: state.log,
    get sentRows() {
      return state.sentRows;
    },
    running: () => [...state.running].map(({ sql }) => sql),
    disconnect,
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
