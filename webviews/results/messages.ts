import type { ToResultsMessage } from '../../server/src/protocol/index.ts';

/** What each kind of message must have; anything else that arrives in the window is not ours. */
const FIELDS: Readonly<Record<ToResultsMessage['type'], (message: Readonly<Record<string, unknown>>) => boolean>> = {
  running: ({ source }) => typeof source === 'object' && source !== null && 'connection' in source,
  columns: ({ columns }) => Array.isArray(columns),
  rows: ({ rows }) => Array.isArray(rows) && rows.every(Array.isArray),
  done: ({ end }) =>
    typeof end === 'object' && end !== null && 'milliseconds' in end && 'messages' in end && 'masked' in end && Array.isArray(end.masked),
  failed: ({ message }) => typeof message === 'string',
  cancelled: () => true,
};

/** The message, if it is one of the host's; null otherwise. */
export function readMessage(data: unknown): ToResultsMessage | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  const { type } = data;
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return null;
  return FIELDS[type as ToResultsMessage['type']](data as Readonly<Record<string, unknown>>) ? (data as ToResultsMessage) : null;
}
