import type { FromProfileMessage } from '../../../server/src/protocol/index.ts';

/** Characters of the largest text that is copied or saved. */
const LONGEST = 64_000_000;
const FORMATS = ['csv', 'json', 'markdown'] as const;

/** The message that the page of a profile sent, or null when it is none: a page is not trusted to keep to types. */
export function readProfileMessage(value: unknown): FromProfileMessage | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  const { type, full, from, text, format } = value as Readonly<Record<string, unknown>>;
  switch (type) {
    case 'ready':
    case 'cancel':
      return { type };
    case 'run':
      return typeof full === 'boolean' ? { type, full } : null;
    case 'compare':
      return typeof from === 'number' && Number.isSafeInteger(from) ? { type, from } : null;
    case 'copy':
      return isText(text) ? { type, text } : null;
    case 'save': {
      const known = FORMATS.find((candidate) => candidate === format);
      return known !== undefined && isText(text) ? { type, format: known, text } : null;
    }
    default:
      return null;
  }
}

const isText = (text: unknown): text is string => typeof text === 'string' && text.length <= LONGEST;
