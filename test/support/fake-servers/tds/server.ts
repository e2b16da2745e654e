import { type AddressInfo, createServer, type Socket } from 'node:net';
import { BrokenConnection, type FakeAnswer, StatementError } from '../answer.ts';
import { join, u32 } from '../bytes.ts';
import { MessageReader, PACKET, sendMessage } from './packets.ts';
import { readBatch, readCall, readLogin, type TdsLogin } from './requests.ts';
import * as tokens from './tokens.ts';
import type { TdsColumn } from './types.ts';

export type TdsAnswer = FakeAnswer<TdsColumn>;

export interface TdsStatement {
  /** Whether it came as a batch, or as a call of sp_executesql. */
  readonly by: 'batch' | 'call';
  readonly sql: string;
  /** Values by name, without @. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface TdsServer extends AsyncDisposable {
  readonly port: number;
  /** All that was asked for, in order: statements, and `begin`, `rollback`, `attention`. */
  readonly log: readonly string[];
  readonly logins: readonly TdsLogin[];
  /** Rows that were given to the network so far. */
  readonly sentRows: number;
  /** The statements that are being answered. */
  running(): readonly string[];
  /** Ends all connections. */
  disconnect(): void;
  /** Ends the server and all its connections, as when its machine fails. */
  kill(): Promise<void>;
}

export interface TdsServerOptions {
  /** Passwords of users. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly databases: readonly string[];
  /** Whether the server says that it can encrypt: the fake cannot, in truth. */
  readonly encryption?: 'none' | 'required';
  /** Number and message of an error that every login gets, whoever it is. */
  refusesLogins?(): readonly [number, string] | null;
  answer(statement: TdsStatement): TdsAnswer;
}

export async function startTdsServer(options: TdsServerOptions): Promise<TdsServer> {
  const state: ServerState = { options, log: [], logins: [], sentRows: 0, sockets: new Set(), running: new Set() };
  const server = createServer((socket) => serve(state, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const disconnect = () => {
    for (const socket of state.sockets) socket.destroy();
  };
  const kill = async () => {
    disconnect();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  return {
    port: (server.address() as AddressInfo).port,
    log: state.log,
    logins: state.logins,
    get sentRows() {
      return state.sentRows;
    },
    running: () => [...state.running].map(({ sql }) => sql),
    disconnect,
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

interface ServerState {
  readonly options: TdsServerOptions;
  readonly log: string[];
  readonly logins: TdsLogin[];
  readonly sockets: Set<Socket>;
  readonly running: Set<TdsStatement>;
  sentRows: number;
}

function serve(state: ServerState, socket: Socket): void {
  state.sockets.add(socket);
  socket.on('error', () => {});
  const connection = new ServerConnection(state, socket);
  socket.on('close', () => {
    state.sockets.delete(socket);
    connection.closed();
  });
  const reader = new MessageReader((type, body) => connection.receive(type, body));
  socket.on('data', (data) => reader.push(data));
}

/** Answers one message after the other. An attention ends the answer that is being given, and is acknowledged in a message of its own. */
class ServerConnection {
  readonly #state: ServerState;
  readonly #socket: Socket;
  #work: Promise<void> = Promise.resolve();
  #attention: (() => void) | null = null;
  #interrupted = false;

  constructor(state: ServerState, socket: Socket) {
    this.#state = state;
    this.#socket = socket;
  }

  receive(type: number, body: Buffer): void {
    if (type === PACKET.attention) {
      this.#state.log.push('attention');
      this.#interrupted = true;
      this.#attention?.();
    }
    this.#work = this.#work.then(
      () => this.#reply(type, body),
      () => {},
    );
    this.#work.catch(() => this.#socket.destroy());
  }

  /** What was being answered is over. */
  closed(): void {
    this.#interrupted = true;
    this.#attention?.();
  }

  async #reply(type: number, body: Buffer): Promise<void> {
    const { log } = this.#state;
    switch (type) {
      case PACKET.prelogin:
        return await sendMessage(this.#socket, [prelogin(this.#state.options.encryption ?? 'none')]);
      case PACKET.login:
        return await this.#login(readLogin(body));
      case PACKET.attention:
        this.#interrupted = false;
        return await sendMessage(this.#socket, [tokens.done('batch', tokens.DONE_ATTENTION)]);
      case PACKET.transaction:
        return await this.#transaction(body);
      case PACKET.batch: {
        const sql = readBatch(body);
        log.push(sql);
        return await sendMessage(this.#socket, this.#run({ by: 'batch', sql, parameters: {} }));
      }
      case PACKET.call: {
        const { procedure, parameters } = readCall(body);
        if (procedure !== 10 && procedure !== 'sp_executesql') throw new Error(`The fake has no procedure ${procedure}.`);
        const sql = String(parameters[0]?.value ?? '');
        log.push(sql);
        const values = Object.fromEntries(parameters.slice(2).map(({ name, value }) => [name.replace(/^@/, ''), value]));
        return await sendMessage(this.#socket, this.#run({ by: 'call', sql, parameters: values }));
      }
      default:
        throw new Error(`The fake knows no messages of type ${type}.`);
    }
  }

  async #login(login: TdsLogin): Promise<void> {
    const { options, logins } = this.#state;
    logins.push(login);
    const refusal = options.refusesLogins?.() ?? this.#wrongLogin(login);
    if (refusal !== null) {
      await sendMessage(this.#socket, [tokens.errorToken(...refusal), tokens.done('batch', tokens.DONE_ERROR)]);
      this.#socket.end();
      return;
    }
    await sendMessage(this.#socket, [
      tokens.environmentChange(1, tokens.byteText(login.database), tokens.byteText('master')),
      tokens.loginAcknowledgement(),
      tokens.environmentChange(4, tokens.byteText('4096'), tokens.byteText('4096')),
      tokens.done('batch', 0),
    ]);
  }

  #wrongLogin({ user, password, database }: TdsLogin): readonly [number, string] | null {
    const { accounts, databases } = this.#state.options;
    if (accounts[user] !== password) return [18456, `Login failed for user '${user}'.`];
    if (databases.includes(database)) return null;
    return [4060, `Cannot open database "${database}" requested by the login. The login failed.`];
  }

  async #transaction(body: Buffer): Promise<void> {
    const begins = body.readUInt16LE(body.readUInt32LE(0)) === 5;
    this.#state.log.push(begins ? 'begin' : 'rollback');
    const [none, descriptor] = [Buffer.of(0), join([8], u32(1), u32(0))];
    const change = begins ? tokens.environmentChange(8, descriptor, none) : tokens.environmentChange(10, none, descriptor);
    await sendMessage(this.#socket, [change, tokens.done('batch', 0)]);
  }

  async *#run(statement: TdsStatement): AsyncGenerator<Buffer> {
    const isCall = statement.by === 'call';
    const kind = isCall ? 'in-procedure' : 'batch';
    const answer = this.#state.options.answer(statement);
    this.#state.running.add(statement);
    try {
      switch (answer.kind) {
        case 'rows':
          yield* this.#rows(answer.columns, answer.rows, kind);
          for (const notice of answer.notices ?? []) yield tokens.infoToken(notice);
          break;
        case 'done':
          yield tokens.done(kind, tokens.DONE_COUNT | (isCall ? tokens.DONE_MORE : 0), answer.affected);
          break;
        case 'error':
          yield* failed(answer.code, answer.message, answer.line, isCall);
          return;
        case 'silence':
          await new Promise<void>((resolve) => {
            this.#attention = resolve;
          });
          break;
        case 'deaf':
          await new Promise(() => {});
      }
    } catch (error) {
      if (!(error instanceof StatementError)) throw error;
      yield* failed(error.code, error.message, 1, isCall);
      return;
    } finally {
      this.#state.running.delete(statement);
    }
    if (this.#interrupted) yield tokens.done('batch', tokens.DONE_ERROR);
    else if (isCall) yield* [tokens.returnStatus(0), tokens.done('procedure', 0)];
  }

  async *#rows(columns: readonly TdsColumn[], rows: Iterable<readonly unknown[]>, kind: tokens.DoneKind): AsyncGenerator<Buffer> {
    yield tokens.columnMetadata(columns);
    let count = 0;
    try {
      for (const row of rows) {
        if (this.#interrupted) return;
        yield tokens.rowToken(columns, row);
        this.#state.sentRows++;
        // Else no attention could come in between.
        if (++count % 200 === 0) await new Promise(setImmediate);
      }
    } catch (error) {
      if (error instanceof BrokenConnection) this.#socket.destroy();
      throw error;
    }
    yield tokens.done(kind, tokens.DONE_COUNT | (kind === 'batch' ? 0 : tokens.DONE_MORE), count);
  }
}

function* failed(code: number, message: string, line: number | undefined, isCall: boolean): Generator<Buffer> {
  yield tokens.errorToken(code, message, line);
  if (isCall) yield tokens.returnStatus(1);
  yield tokens.done(isCall ? 'procedure' : 'batch', tokens.DONE_ERROR);
}

/** Options of PRELOGIN with their places, [MS-TDS] 2.2.6.5: version, encryption, instance, thread, multiple results. */
function prelogin(encryption: 'none' | 'required'): Buffer {
  const options = [Buffer.of(16, 0, 0x10, 0, 0, 0), Buffer.of(encryption === 'none' ? 2 : 3), Buffer.of(0), Buffer.alloc(0), Buffer.of(0)];
  let at = options.length * 5 + 1;
  const places = options.map((option, type) => {
    const place = Buffer.alloc(5);
    place[0] = type;
    place.writeUInt16BE(at, 1);
    place.writeUInt16BE(option.length, 3);
    at += option.length;
    return place;
  });
  return join(...places, [255], ...options);
}
