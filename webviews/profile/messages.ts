import type { ToProfileMessage } from '../../server/src/protocol/index.ts';

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isProfile = (value: unknown): boolean => isRecord(value) && Array.isArray(value['columns']) && isRecord(value['table']);

/** What each kind of message must have; anything else that arrives in the window is not ours. */
const FIELDS: Readonly<Record<ToProfileMessage['type'], (message: Fields) => boolean>> = {
  table: ({ table }) => isRecord(table) && typeof table['name'] === 'string',
  loading: () => true,
  running: () => true,
  progress: ({ done, total, partial }) => typeof done === 'number' && typeof total === 'number' && (partial === null || isProfile(partial)),
  profile: ({ profile }) => isProfile(profile),
  never: () => true,
  failed: ({ error }) => isRecord(error) && typeof error['message'] === 'string',
  cancelled: () => true,
  history: ({ records }) => Array.isArray(records),
  drift: ({ findings }) => Array.isArray(findings),
};

/** The message, if it is one of the host's; null otherwise. */
export function readMessage(data: unknown): ToProfileMessage | null {
  if (!isRecord(data)) return null;
  const type = data['type'];
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return null;
  return FIELDS[type as ToProfileMessage['type']](data) ? (data as unknown as ToProfileMessage) : null;
}
