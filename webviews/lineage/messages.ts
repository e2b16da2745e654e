import type { ToPanelMessage } from '../../server/src/protocol/index.ts';

/** What each kind of message must have; anything else that arrives in the window is not ours. */
const FIELDS: Readonly<Record<ToPanelMessage['type'], (message: Readonly<Record<string, unknown>>) => boolean>> = {
  strings: ({ strings }) => typeof strings === 'object' && strings !== null,
  loading: () => true,
  graph: ({ graph }) =>
    typeof graph === 'object' &&
    graph !== null &&
    'nodes' in graph &&
    'edges' in graph &&
    Array.isArray(graph.nodes) &&
    Array.isArray(graph.edges),
  empty: ({ reason }) => typeof reason === 'string',
  error: ({ message }) => typeof message === 'string',
  followCursor: ({ on }) => typeof on === 'boolean',
  highlight: ({ node }) => typeof node === 'string',
};

/** The message, if it is one of the host's; null otherwise. */
export function readMessage(data: unknown): ToPanelMessage | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  const { type } = data;
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return null;
  return FIELDS[type as ToPanelMessage['type']](data as Readonly<Record<string, unknown>>) ? (data as ToPanelMessage) : null;
}
