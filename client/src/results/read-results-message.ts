import type { FromResultsMessage, ResultFormat } from '../../../server/src/protocol/index.ts';

/** Characters of the largest file that is saved or copied: 256 million. */
const LONGEST = 256_000_000;
const FORMATS: readonly ResultFormat[] = ['csv', 'json', 'markdown', 'insert'];

/** The message that the page of results sent, or null when it is none: a page is not trusted to keep to types. */
export function readResultsMessage(value: unknown): FromResultsMessage | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  const { type, text, format } = value as { readonly type: unknown; readonly text?: unknown; readonly format?: unknown };
  if (type === 'ready' || type === 'cancel' || type === 'unmask') return { type };
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  if (type === 'copy') return { type, text };
  const known = FORMATS.find((candidate) => candidate === format);
  return type === 'save' && known !== undefined ? { type, format: known, text } : null;
}
