import type { CellValue } from '../../../metadata/index.ts';

/** A column of a result, as the service describes it. */
export interface ResultField {
  readonly name: string;
  readonly type: string;
  readonly mode?: string;
  readonly fields?: readonly ResultField[];
  readonly precision?: string;
  readonly scale?: string;
}

/** A value as the service sends it: text, a list of `v`, or a record of `f`. */
export type WireValue = null | string | readonly { readonly v: WireValue }[] | { readonly f: readonly { readonly v: WireValue }[] };

export function cellValue(value: WireValue, field: ResultField): CellValue {
  if (value === null) return null;
  if (typeof value !== 'string') return JSON.stringify(nested(value, field));
  return scalar(value, field.type);
}

/** Types have two names in the API; those of SQL are shown. */
const SQL_NAMES: Readonly<Record<string, string>> = { INTEGER: 'INT64', FLOAT: 'FLOAT64', BOOLEAN: 'BOOL', RECORD: 'STRUCT' };

export function typeName({ type, mode, fields = [], precision, scale }: ResultField): string {
  const name = SQL_NAMES[type] ?? type;
  const size = [precision, scale].filter((part) => part !== undefined);
  const parts = fields.map((field) => `${field.name} ${typeName(field)}`);
  const full = name === 'STRUCT' ? `STRUCT<${parts.join(', ')}>` : size.length > 0 ? `${name}(${size.join(', ')})` : name;
  return mode === 'REPEATED' ? `ARRAY<${full}>` : full;
}

function scalar(text: string, type: string): CellValue {
  switch (SQL_NAMES[type] ?? type) {
    case 'INT64':
      return Number.isSafeInteger(Number(text)) ? Number(text) : text;
    case 'FLOAT64':
      return Number(text.replace(/^([+-]?)inf$/i, '$1Infinity'));
    case 'BOOL':
      return text === 'true';
    case 'BYTES':
      return new Uint8Array(Buffer.from(text, 'base64'));
    case 'TIMESTAMP':
      return /^-?\d+$/.test(text) ? timestamp(BigInt(text)) : text;
    case 'DATETIME':
      return text.replace('T', ' ');
    default:
      return text;
  }
}

/** Microseconds since 1970, in UTC. */
function timestamp(microseconds: bigint): string {
  const fraction = ((microseconds % MILLION) + MILLION) % MILLION;
  const seconds = Number((microseconds - fraction) / MILLION);
  const digits = fraction === 0n ? '' : `.${fraction.toString().padStart(6, '0')}`;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')}${digits}+00`;
}

const MILLION = 1_000_000n;

/** Arrays and structs become JSON, in which what it has no word for is text. */
function nested(value: WireValue, field: ResultField): unknown {
  if (value === null) return null;
  if (typeof value === 'string') {
    const cell = scalar(value, field.type);
    if (cell instanceof Uint8Array) return value;
    return typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : cell;
  }
  if (!('f' in value)) return value.map(({ v }) => nested(v, { ...field, mode: 'NULLABLE' }));
  return Object.fromEntries((field.fields ?? []).map((part, index) => [part.name, nested(value.f[index]?.v ?? null, part)]));
}
