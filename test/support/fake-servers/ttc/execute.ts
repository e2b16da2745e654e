import { decodeNumber, type WireReader } from './wire.ts';

/** An execution, as the client asks for it. */
export interface ExecuteRequest {
  /** 0 for a statement that comes with its text. */
  readonly cursor: number;
  readonly sql: string | null;
  /** Rows that are to come along. */
  readonly rows: number;
  /** Whether it only says how columns are to be sent. */
  readonly isDefine: boolean;
  /** Types of the values, which a re-execution does not say again. */
  readonly bindTypes: readonly number[];
  readonly binds: readonly unknown[];
}

/** Reads an execution; most of its fields are pointers of another age. */
export function readExecute(reader: WireReader): ExecuteRequest {
  reader.ub();
  const cursor = reader.ub();
  reader.byte();
  const length = reader.ub();
  reader.byte();
  reader.ub();
  reader.skip(3);
  const rows = reader.ub();
  reader.ub();
  reader.byte();
  const binds = reader.ub();
  reader.skip(5);
  reader.byte();
  const defines = reader.ub();
  reader.ub();
  reader.skip(3);
  reader.ub();
  reader.byte();
  reader.ub();
  reader.ub();
  skipPointers(reader);
  const sql = length > 0 ? String(reader.bytes()) : null;
  for (let field = 0; field < 13; field++) reader.ub();
  const types = Array.from({ length: defines > 0 ? defines : binds }, () => readType(reader));
  const bindTypes = defines > 0 ? [] : types;
  return { cursor, sql, rows, isDefine: defines > 0, bindTypes, binds: readBinds(reader, bindTypes) };
}

/** Counts of changed rows, signature, identifier and its length, chunks: a pointer and a size each. */
function skipPointers(reader: WireReader): void {
  reader.byte();
  reader.ub();
  reader.byte();
  reader.byte();
  reader.ub();
  reader.byte();
  reader.ub();
  reader.byte();
  reader.byte();
  reader.ub();
}

function readType(reader: WireReader): number {
  const type = reader.byte();
  reader.skip(3);
  for (let field = 0; field < 6; field++) reader.ub();
  reader.byte();
  reader.ub();
  reader.ub();
  return type;
}

const ROW = 7;
const NUMBER = 2;

/** The values of binds, in one row. */
export function readBinds(reader: WireReader, types: readonly number[]): readonly unknown[] {
  if (types.length === 0) return [];
  if (reader.byte() !== ROW) throw new Error('The fake expects values of binds.');
  return types.map((type) => {
    const value = reader.bytes();
    if (value === null) return null;
    return type === NUMBER ? decodeNumber(value) : value.toString();
  });
}
