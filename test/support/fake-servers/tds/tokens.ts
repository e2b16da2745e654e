import { i64, join, u16, u32 } from '../bytes.ts';
import { encodeValue, type TdsColumn, typeInfo } from './types.ts';

/** Tokens of a response, [MS-TDS] 2.2.7. A statement that came by RPC is done "in a procedure". */
export type DoneKind = 'batch' | 'in-procedure' | 'procedure';

const DONE: Readonly<Record<DoneKind, number>> = { batch: 0xfd, procedure: 0xfe, 'in-procedure': 0xff };
export const DONE_MORE = 0x01;
export const DONE_ERROR = 0x02;
export const DONE_COUNT = 0x10;
export const DONE_ATTENTION = 0x20;

export function done(kind: DoneKind, status: number, rows = 0): Buffer {
  return join([DONE[kind]], u16(status), u16(0xc1), i64(rows));
}

export function errorToken(number: number, message: string, line = 1): Buffer {
  return message16(0xaa, number, number === 18456 ? 14 : 16, message, line);
}

export function infoToken(message: string): Buffer {
  return message16(0xab, 0, 0, message, 1);
}

function message16(token: number, number: number, severity: number, message: string, line: number): Buffer {
  const body = join(u32(number), [1, severity], shortText(message), byteText('fake'), byteText(''), u32(line));
  return join([token], u16(body.length), body);
}

export function returnStatus(status: number): Buffer {
  return join([0x79], u32(status));
}

export function columnMetadata(columns: readonly TdsColumn[]): Buffer {
  return join([0x81], u16(columns.length), ...columns.map((column) => join(u32(0), u16(9), typeInfo(column), byteText(column.name))));
}

export function rowToken(columns: readonly TdsColumn[], values: readonly unknown[]): Buffer {
  return join([0xd1], ...columns.map((column, index) => encodeValue(column, values[index] ?? null)));
}

export function environmentChange(type: number, to: Uint8Array, from: Uint8Array): Buffer {
  const body = join([type], to, from);
  return join([0xe3], u16(body.length), body);
}

export function loginAcknowledgement(): Buffer {
  const body = join([1, 0x74, 0, 0, 4], byteText('Microsoft SQL Server'), [16, 0, 0x10, 0]);
  return join([0xad], u16(body.length), body);
}

/** A text after its length in characters, in one byte or in two. */
export function byteText(text: string): Buffer {
  return join([text.length], Buffer.from(text, 'utf16le'));
}

function shortText(text: string): Buffer {
  return join(u16(text.length), Buffer.from(text, 'utf16le'));
}
