import type { CellValue } from '../../../metadata/index.ts';

/** Reads a value out of the text that PostgreSQL writes for its type. Decimals, dates and all that has no counterpart stay as they are written. */
export function cellReader(type: number): (text: string) => CellValue {
  switch (type) {
    case OID.bool:
      return (text) => text === 't';
    case OID.int2:
    case OID.int4:
    case OID.oid:
    case OID.float4:
    case OID.float8:
      return readNumber;
    case OID.int8:
      return (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);
    case OID.bytea:
      return (text) => new Uint8Array(Buffer.from(text.slice('\\x'.length), 'hex'));
    default:
      return (text) => text;
  }
}

/** The object identifiers of built-in types, which never change. */
const OID = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, oid: 26, float4: 700, float8: 701 } as const;

function readNumber(text: string): number {
  return Number(text);
}
