import type { ToPanelMessage } from '../../server/src/protocol/index.ts';

/** What each kind of message must have; anything else that arrives in the window is not ours. */
const FIELDS: Readonly<Record<ToPanelMessage['type'], (message: Readonly<Record<string, unknown>>) => boolean>> = {
  strings: ({ strings }) => typeof strings === 'object' && strings !== null,
  loading: () => true,
  graph: ({ graph, before }) => (before === undefined || before === null || isGraph(before)) && isGraph(graph),
  empty: ({ reason }) => typeof reason === 'string',
  error: ({ message }) => typeof message === 'string',
  followCursor: ({ on }) => typeof on === 'boolean',
  compare: ({ on }) => typeof on === 'boolean',
  showJobs: ({ on }) => typeof on === 'boolean',
  problems: ({ problems }) => Array.isArray(problems),
  commands: ({ ids }) => Array.isArray(ids) && ids.every((id) => typeof id === 'string'),
  found: ({ id, found, complete, error }) =>
    typeof id === 'number' && Array.isArray(found) && typeof complete === 'boolean' && (error === null || typeof error === 'string'),
  highlight: ({ node }) => typeof node === 'string',
};

/** The message, if it is one of the host's; null otherwise. */
export function readMessage(data: unknown): ToPanelMessage | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  const { type } = data;
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return null;
  return FIELDS[type as ToPanelMessage['type']](data as Readonly<Record<string, unknown>>) ? (data as ToPanelMessage) : null;
}

function isGraph(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'nodes' in value &&
    'edges' in value &&
    Array.isArray(value.nodes) &&
    Array.isArray(value.edges)
  );
}
