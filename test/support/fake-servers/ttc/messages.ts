import { join } from '../bytes.ts';
import { ub, withLength } from './wire.ts';

export interface CallEnd {
  /** Number of an ORA- error; 0 for none. */
  readonly error?: number;
  readonly message?: string;
  /** Bytes into the statement. */
  readonly position?: number;
  readonly cursor?: number;
  readonly rows?: number;
}

/** Ends the answer to a call, well or badly. */
export function callEnd({ error = 0, message = '', position = 0, cursor = 0, rows = 0 }: CallEnd): Buffer {
  const none = ub(0);
  return join(
    [4],
    ub(1),
    none,
    ub(rows),
    ub(error > 0xffff ? 0 : error),
    none,
    none,
    ub(cursor),
    ub(position),
    [0, 0, 0, 0, 0, 0],
    none,
    none,
    [0],
    none,
    none,
    none,
    [0],
    [0],
    none,
    none,
    none,
    none,
    none,
    none,
    ub(error),
    ub(rows),
    ...(error === 0 ? [] : [withLength(`${message}\n`)]),
  );
}

/** Comes before the rows of an answer. */
export function rowHeader(rows: number): Buffer {
  return join([6, 0], ub(1), ub(0), ub(rows), ub(0), ub(0), ub(0));
}

export const ROW_DATA = 7;

/** Ends an answer that is neither good nor bad. */
export function status(): Buffer {
  return join([9], ub(0), ub(0));
}

/** Keys and values of authentication, some with flags. */
export function parameters(values: Readonly<Record<string, string | readonly [value: string, flags: number]>>): Buffer {
  const pairs = Object.entries(values).map(([key, given]) => {
    const [value, flags] = typeof given === 'string' ? [given, 0] : given;
    return join(ub(key.length), withLength(key), ub(value.length), ...(value.length > 0 ? [withLength(value)] : []), ub(flags));
  });
  return join([8], ub(pairs.length), ...pairs, status());
}

/** What the server is and can: a database of version 19. */
export function protocolAnswer(): Buffer {
  const [characterSet, flags] = [Buffer.alloc(5), Buffer.alloc(2)];
  characterSet.writeUInt16LE(873);
  flags.writeUInt16BE(11);
  const [formats, compileTime, runTime] = [Buffer.alloc(11), Buffer.alloc(53), Buffer.alloc(7)];
  formats[9] = 7;
  formats[10] = 0xd0;
  compileTime[7] = FIELD_VERSION;
  runTime[6] = 4;
  return join([1, 6, 0], Buffer.from('FakeOracle/x86_64\0'), characterSet, flags, formats, withLength(compileTime), withLength(runTime));
}

const FIELD_VERSION = 13;
