import type { Socket } from 'node:net';
import { BrokenConnection, StatementError } from '../answer.ts';
import { join } from '../bytes.ts';
import { describe, encodeValue, type TtcColumn, wantsDefine } from './columns.ts';
import { type ExecuteRequest, readBinds, readExecute } from './execute.ts';
import { LoginExchange } from './login.ts';
import { callEnd, parameters, protocolAnswer, ROW_DATA, rowHeader, status } from './messages.ts';
import { PACKET, PacketStream } from './packets.ts';
import type { ServerState, TtcStatement } from './server.ts';
import { WireReader } from './wire.ts';

/** Messages and functions of TTC. */
const MESSAGE = { protocol: 1, dataTypes: 2, call: 3, piggyback: 17 } as const;
const CALL = {
  execute: 94,
  fetch: 5,
  reexecute: 4,
  reexecuteAndFetch: 78,
  logOff: 9,
  commit: 14,
  rollback: 15,
  closeCursors: 105,
  cancelCursors: 120,
  authOne: 118,
  authTwo: 115,
  ping: 147,
} as const;
const MARKER = { interrupt: 1, reset: 2 } as const;
const CANCELLED = 1013;
const NO_MORE_ROWS = 1403;

/** A statement that the server has parsed, and the result of its last execution if it is a query. */
interface Cursor {
  readonly id: number;
  readonly sql: string;
  readonly bindTypes: readonly number[];
  result: CursorResult | null;
}

interface CursorResult {
  readonly columns: readonly TtcColumn[];
  readonly rows: Iterator<readonly unknown[]>;
  count: number;
}

/** Answers one call after the other. A break ends the one that is being answered: both sides then clear what is under way, before the error is told. */
export class ServerConnection {
  readonly #state: ServerState;
  readonly #packets: PacketStream;
  readonly #socket: Socket;
  readonly #cursors = new Map<number, Cursor>();
  #cursorCount = 0;
  #login: LoginExchange | null = null;
  #user = '';
  #work: Promise<void> = Promise.resolve();
  #isBroken = false;
  #onBreak: () => void = () => {};
  #onReset: () => void = () => {};
  #connectData: Buffer | null = null;

  constructor(state: ServerState, socket: Socket) {
    this.#state = state;
    this.#socket = socket;
    this.#packets = new PacketStream(socket, (type, packet) => this.#receive(type, packet));
  }

  closed(): void {
    this.#isBroken = true;
    this.#onBreak();
  }

  #receive(type: number, packet: Buffer): void {
    if (type === PACKET.connect) {
      const [length, start] = [packet.readUInt16BE(24), packet.readUInt16BE(26)];
      // A long descriptor comes in a packet of its own.
      if (start + length > packet.length) this.#connectData = packet;
      else this.#connect(packet.subarray(start, start + length).toString());
    } else if (type === PACKET.marker) {
      if (packet[10] === MARKER.reset) {
        this.#packets.marker(MARKER.reset);
        this.#onReset();
      } else {
        this.#state.log.push('break');
        this.#isBroken = true;
        this.#onBreak();
      }
    } else if (type === PACKET.data) {
      if (this.#connectData !== null) {
        this.#connectData = null;
        this.#connect(packet.subarray(10).toString());
      } else if (packet.length > 10) this.#enqueue(Buffer.from(packet.subarray(10)));
    }
  }

  #connect(descriptor: string): void {
    const service = /SERVICE_NAME=([^)]*)/i.exec(descriptor)?.[1] ?? '';
    if (this.#state.options.services.includes(service)) {
      this.#packets.accept();
      return;
    }
    this.#packets.refuse(12514);
    this.#socket.end();
  }

  #enqueue(message: Buffer): void {
    this.#work = this.#work.then(async () => {
      try {
        await this.#answer(message);
      } catch (error) {
        await this.#fail(error);
      }
    });
  }

  async #fail(error: unknown): Promise<void> {
    if (!(error instanceof StatementError)) {
      this.#socket.destroy();
      if (error instanceof BrokenConnection) return;
      throw error;
    }
    if (this.#isBroken) {
      this.#isBroken = false;
      const reset = new Promise<void>((resolve) => {
        this.#onReset = resolve;
      });
      this.#packets.marker(MARKER.interrupt);
      await reset;
    }
    await this.#packets.data(callEnd({ error: error.code, message: error.message, position: error.position }));
  }

  async #answer(message: Buffer): Promise<void> {
    const reader = new WireReader(message);
    for (;;) {
      const type = reader.byte();
      if (type === MESSAGE.protocol) return await this.#packets.data(protocolAnswer());
      if (type === MESSAGE.dataTypes) return await this.#packets.data(join([2, 0, 0]));
      const call = reader.byte();
      reader.byte();
      if (type !== MESSAGE.piggyback) return await this.#call(call, reader);
      // Comes along with the next call.
      if (call !== CALL.closeCursors && call !== CALL.cancelCursors) throw new Error(`The fake knows no piggyback ${call}.`);
      reader.byte();
      for (let left = reader.ub(); left > 0; left--) this.#release(reader.ub(), call === CALL.closeCursors);
    }
  }

  async #call(call: number, reader: WireReader): Promise<void> {
    switch (call) {
      case CALL.authOne:
      case CALL.authTwo:
        return await this.#packets.data(this.#authenticate(call === CALL.authOne, reader));
      case CALL.execute:
        return await this.#execute(readExecute(reader));
      case CALL.reexecute:
      case CALL.reexecuteAndFetch: {
        const [id, rows] = [reader.ub(), reader.ub()];
        reader.ub();
        reader.ub();
        const { sql, bindTypes } = this.#cursor(id);
        return await this.#execute({ cursor: id, sql, rows, isDefine: false, bindTypes, binds: readBinds(reader, bindTypes) });
      }
      case CALL.fetch: {
        const cursor = this.#cursor(reader.ub());
        return await this.#packets.data(this.#rows(cursor, reader.ub()));
      }
      case CALL.commit:
      case CALL.rollback:
        this.#state.log.push(call === CALL.commit ? 'commit' : 'rollback');
        return await this.#packets.data(status());
      case CALL.ping:
      case CALL.logOff:
        return await this.#packets.data(status());
      default:
        throw new Error(`The fake knows no call ${call}.`);
    }
  }

  #authenticate(isFirst: boolean, reader: WireReader): Buffer {
    reader.byte();
    reader.ub();
    reader.ub();
    reader.byte();
    const count = reader.ub();
    reader.skip(2);
    const user = String(reader.bytes()).toUpperCase();
    const pairs = new Map(Array.from({ length: count }, () => reader.pair()));
    const { accounts, refusesLogins } = this.#state.options;
    const password = accounts[user];
    if (isFirst) {
      this.#login = new LoginExchange(password ?? '');
      return parameters(this.#login.challenge());
    }
    const refusal = refusesLogins?.() ?? null;
    if (refusal !== null) throw new StatementError(refusal[0], refusal[1]);
    const proof = password === undefined ? null : (this.#login?.accept(pairs, password) ?? null);
    if (proof === null) throw new StatementError(1017, 'ORA-01017: invalid username/password; logon denied');
    this.#user = user;
    return parameters({
      ...proof,
      AUTH_VERSION_NO: String(0x13130000),
      AUTH_SESSION_ID: '7',
      AUTH_SERIAL_NUM: '1',
      AUTH_SC_SERVICE_NAME: this.#state.options.services[0] ?? '',
      AUTH_INSTANCENAME: 'orcl',
      AUTH_MAX_OPEN_CURSORS: '300',
      AUTH_DBNAME: 'ORCL',
    });
  }

  async #execute(request: ExecuteRequest): Promise<void> {
    if (request.isDefine) return await this.#packets.data(this.#rows(this.#cursor(request.cursor), request.rows));
    const sql = request.sql ?? this.#cursor(request.cursor).sql;
    const statement: TtcStatement = { sql, binds: request.binds, user: this.#user };
    this.#state.log.push(statement.sql);
    this.#state.running.add(statement);
    try {
      await this.#run(statement, request);
    } finally {
      this.#state.running.delete(statement);
    }
  }

  async #run(statement: TtcStatement, request: ExecuteRequest): Promise<void> {
    const isNew = request.cursor === 0;
    const id = isNew ? ++this.#cursorCount : request.cursor;
    const cursor: Cursor = { id, sql: statement.sql, bindTypes: request.bindTypes, result: null };
    this.#cursors.set(id, cursor);
    const answer = /^SELECT DBTIMEZONE /.test(statement.sql) ? DATABASE_ZONE : this.#state.options.answer(statement);
    switch (answer.kind) {
      case 'rows': {
        cursor.result = { columns: answer.columns, rows: answer.rows[Symbol.iterator](), count: 0 };
        const rest = wantsDefine(answer.columns) ? callEnd({ cursor: id }) : this.#rows(cursor, request.rows);
        // A client that has the cursor already knows its columns.
        return await this.#packets.data(isNew ? join(describe(answer.columns), rest) : rest);
      }
      case 'done':
        return await this.#packets.data(callEnd({ cursor: id, rows: answer.affected }));
      case 'error':
        throw new StatementError(answer.code, answer.message, answer.position);
      case 'silence':
        await new Promise<void>((resolve) => {
          this.#onBreak = resolve;
          if (this.#isBroken) resolve();
        });
        throw new StatementError(CANCELLED, 'ORA-01013: user requested cancel of current operation');
      case 'deaf':
        await new Promise(() => {});
    }
  }

  /** Rows of a fetch, and whether more follow. */
  #rows({ id, result }: Cursor, most: number): Buffer {
    if (result === null) throw new StatementError(1002, 'ORA-01002: fetch out of sequence');
    const rows: Buffer[] = [];
    let isDone = false;
    while (rows.length < most && !isDone) {
      const next = result.rows.next();
      if (next.done === true) isDone = true;
      else rows.push(join([ROW_DATA], ...result.columns.map((column, index) => encodeValue(column, next.value[index] ?? null))));
    }
    result.count += rows.length;
    this.#state.sentRows += rows.length;
    const end = isDone ? { error: NO_MORE_ROWS, message: 'ORA-01403: no data found' } : {};
    return join(rowHeader(rows.length), ...rows, callEnd({ ...end, cursor: id, rows: result.count }));
  }

  /** A cursor that is only cancelled may be executed again. */
  #release(id: number, isClosed: boolean): void {
    const cursor = this.#cursors.get(id);
    if (cursor !== undefined) cursor.result = null;
    if (isClosed) this.#cursors.delete(id);
  }

  #cursor(id: number): Cursor {
    const cursor = this.#cursors.get(id);
    if (cursor === undefined) throw new StatementError(1001, 'ORA-01001: invalid cursor');
    return cursor;
  }
}

const DATABASE_ZONE = {
  kind: 'rows',
  columns: [{ name: 'DBTIMEZONE', type: 'varchar', precision: 0, scale: 0 }],
  rows: [['+00:00']],
} as const;
