import { say } from '../../base/index.ts';
import { code } from '../markdown.ts';

/** Names of a path that people read. */
const LONGEST = 6;

/** `raw.orders.amount → stg_orders.amount → here` in Markdown; null for a path of one step, which “comes from” tells. */
export function pathCard(names: readonly string[], others: number, truncated: boolean): string | null {
  if (names.length < 3) return null;
  const before = names.slice(0, -1);
  const shown = before.length > LONGEST ? [...before.slice(0, 3).map(code), '…', ...before.slice(-2).map(code)] : before.map(code);
  const path = [...shown, say('here')].join(' → ');
  if (others === 0) return say('Path: {0}', path);
  return truncated
    ? say('Path: {0} (and {1}+ other {1|origin|origins})', path, others)
    : say('Path: {0} (and {1} other {1|origin|origins})', path, others);
}
