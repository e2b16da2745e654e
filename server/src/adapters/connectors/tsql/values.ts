import { type Request, TYPES } from 'tedious';
import type { CellValue } from '../../../metadata/index.ts';
import { formatType } from './type-names.ts';

/** What tedious says about a column of a result. */
export interface DriverColumn {
  readonly colName: string;
  readonly type: { readonly name: string };
  readonly dataLength: number | undefined;
  readonly precision: number | undefined;
  readonly scale: number | undefined;
}

/** A bigint comes as text; where a double holds it exactly it becomes a number like the other integers. */
export function cellValue(value: unknown, column: DriverColumn): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && isInteger(column)) return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  return typeof value === 'boolean' || typeof value === 'number' ? value : String(value);
}

function isInteger({ type, dataLength }: DriverColumn): boolean {
  return type.name === 'BigInt' || (type.name === 'IntN' && dataLength === 8);
}

/** The type as DDL writes it. The protocol has its own names for types that can be NULL. */
export function typeName({ type, dataLength, precision, scale }: DriverColumn): string {
  const name = NULLABLE[type.name]?.[dataLength ?? 0] ?? SPELT[type.name] ?? type.name.toLowerCase();
  return formatType({ name, bytes: dataLength === 0xffff ? -1 : (dataLength ?? 0), precision: precision ?? 0, scale: scale ?? 0 });
}

const NULLABLE: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  IntN: { 1: 'tinyint', 2: 'smallint', 4: 'int', 8: 'bigint' },
  FloatN: { 4: 'real', 8: 'float' },
  MoneyN: { 4: 'smallmoney', 8: 'money' },
  DateTimeN: { 4: 'smalldatetime', 8: 'datetime' },
};
const SPELT: Readonly<Record<string, string>> = { BitN: 'bit', DecimalN: 'decimal', NumericN: 'numeric', Variant: 'sql_variant' };

/** Values for @p1, @p2 … */
export function addParameters(request: Request, values: readonly unknown[]): void {
  for (const [index, value] of values.entries())
    request.addParameter(`p${index + 1}`, parameterType(value), typeof value === 'bigint' ? String(value) : value);
}

function parameterType(value: unknown) {
  if (typeof value === 'boolean') return TYPES.Bit;
  if (typeof value === 'bigint') return TYPES.BigInt;
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return TYPES.Float;
    return Math.abs(value) < 2 ** 31 ? TYPES.Int : TYPES.BigInt;
  }
  return value instanceof Uint8Array ? TYPES.VarBinary : TYPES.NVarChar;
}
