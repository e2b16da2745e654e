import { fail, ok, type Result, say } from '../../base/index.ts';

/** Both Node and browsers have it; the engines' compiler settings know neither. */
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/** Text of a file whose encoding nobody has told us. Fails on what is no text, with a sentence for people. */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return decoded(bytes.subarray(marked.mark.length), marked.encoding);
  const wide = guessUtf16(bytes);
  if (wide !== null) return decoded(bytes, wide);
  if (hasZeroByte(bytes)) return fail(say('it is a binary file'));
  for (const encoding of ['utf-8', 'euc-kr']) {
    const text = tryDecode(bytes, encoding, true);
    if (text !== null) return ok({ text, encoding });
  }
  return decoded(bytes, 'windows-1252');
}

const BYTE_ORDER_MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** How much of a file is looked at to tell text from other things. */
const SAMPLE = 8192;

/** SQL in UTF-16 without a mark: nearly every second byte is zero, and always on the same side. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4 || bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.4 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.02) return 'utf-16be';
  return null;
}

function hasZeroByte(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SAMPLE).includes(0);
}

function decoded(bytes: Uint8Array, encoding: string): Result<DecodedText> {
  const text = tryDecode(bytes, encoding, false);
  return text === null ? fail(say('its encoding {0} cannot be read here', encoding)) : ok({ text, encoding });
}

function tryDecode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not text in this encoding, or a runtime without it.
    return null;
  }
}
