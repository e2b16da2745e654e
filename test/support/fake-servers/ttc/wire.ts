import { join } from '../bytes.ts';

/** A number after its length in bytes: how TTC writes most of them. */
export function ub(value: number): Buffer {
  if (value === 0) return Buffer.of(0);
  const bytes: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return Buffer.of(bytes.length, ...bytes);
}

const SHORT = 252;
const LONG = 0xfe;

/** Bytes after their length; long ones in chunks. */
export function withLength(value: Uint8Array | string): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  if (bytes.length <= SHORT) return join([bytes.length], bytes);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    chunks.push(join(ub(chunk.length), chunk));
  }
  return join([LONG], ...chunks, ub(0));
}

const CHUNK = 32_767;

/** Oracle's number: an exponent to the base of a hundred, then two digits a byte, each with one added; negative ones are complements. */
export function encodeNumber(text: string): Buffer {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  let [left, right] = [whole.replace(/^0+/, ''), fraction.replace(/0+$/, '')];
  if (left === '' && right === '') return Buffer.of(1, 0x80);
  if (left.length % 2 === 1) left = `0${left}`;
  if (right.length % 2 === 1) right += '0';
  const pairs = (left + right).match(/../g)?.map(Number) ?? [];
  let exponent = left.length / 2;
  while (pairs[0] === 0) {
    pairs.shift();
    exponent--;
  }
  while (pairs.at(-1) === 0) pairs.pop();
  const first = 193 + exponent - 1;
  const bytes = negative
    ? [first ^ 0xff, ...pairs.map((pair) => 101 - pair), ...(pairs.length < 20 ? [102] : [])]
    : [first, ...pairs.map((pair) => pair + 1)];
  return Buffer.of(bytes.length, ...bytes);
}

export function decodeNumber(bytes: Uint8Array): number {
  const [first = 0] = bytes;
  if (bytes.length === 1) return 0;
  const positive = (first & 0x80) !== 0;
  let exponent = (positive ? first : first ^ 0xff) - 193;
  let value = 0;
  for (const byte of bytes.subarray(1)) {
    if (!positive && byte === 102) break;
    value += (positive ? byte - 1 : 101 - byte) * 100 ** exponent--;
  }
  return positive ? value : -value;
}

export class WireReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }

  ub(): number {
    let value = 0;
    for (let left = this.byte() & 0x7f; left > 0; left--) value = value * 256 + this.byte();
    return value;
  }

  bytes(): Buffer | null {
    const length = this.byte();
    if (length === 0 || length === 0xff) return null;
    if (length !== LONG) return this.#take(length);
    const chunks: Buffer[] = [];
    for (let size = this.ub(); size > 0; size = this.ub()) chunks.push(this.#take(size));
    return Buffer.concat(chunks);
  }

  /** A key and its value, of authentication. */
  pair(): readonly [string, string] {
    const key = this.ub() > 0 ? String(this.bytes()) : '';
    const value = this.ub() > 0 ? String(this.bytes()) : '';
    this.ub();
    return [key, value];
  }

  #take(length: number): Buffer {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
