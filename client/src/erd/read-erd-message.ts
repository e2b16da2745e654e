import type { FromErdMessage } from '../../../server/src/protocol/index.ts';

/** Characters of the largest picture that is saved. */
const LONGEST = 128_000_000;
const FORMATS = ['svg', 'png'] as const;

/** The message that the page of a diagram sent, or null when it is none: a page is not trusted to keep to types. */
export function readErdMessage(value: unknown): FromErdMessage | null {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'save') return null;
  const { format, base64 } = value as Readonly<Record<string, unknown>>;
  const known = FORMATS.find((candidate) => candidate === format);
  return known !== undefined && typeof base64 === 'string' && base64.length <= LONGEST ? { type: 'save', format: known, base64 } : null;
}
