import { bindScript, parseScript, type SchemaLookup } from '../../sql/index.ts';
import type { Place } from '../place.ts';
import type { IdeWorkspace } from '../port.ts';

/** Stands for the name that is about to be typed. */
export const CURSOR_NAME = 'aetl_cursor_';

/**
 * What the names of the statement mean once the name at the cursor is there: `SELECT o. FROM orders o` has no FROM until
 * something follows the dot. Ranges behind the cursor are those of the repaired text.
 */
export function repairedPlace(workspace: IdeWorkspace, place: Place): Place {
  const { file, index, statement, offset } = place;
  const lookup = workspace.lookup(file.uri);
  if (!lookup) return place;
  const start = statement.range.start;
  const text = file.text.slice(start, Math.max(statement.range.end, start + offset));
  const { dialect } = file.bound.script;
  const parsed = parseScript(`${text.slice(0, offset)}${CURSOR_NAME}${text.slice(offset)}`, dialect);
  const repaired = parsed.statements.find(({ range }) => range.start <= offset && offset <= range.end);
  // Only a statement that begins where the old one did has the same offsets.
  if (repaired?.range.start !== 0) return place;
  const earlier = file.bound.script.statements.slice(0, index).filter((_, at) => (file.bound.statements[at]?.definitions.length ?? 0) > 0);
  const bound = bindScript({ dialect, text: parsed.text, statements: [...earlier, repaired] }, unsuspecting(lookup));
  const last = bound.statements.at(-1);
  return last ? { ...place, statement: repaired, bound: last } : place;
}

/** Nobody reads the findings here, so that nothing has to be found that the name at the cursor could have meant. */
function unsuspecting(lookup: SchemaLookup): SchemaLookup {
  return {
    findTable(name) {
      const found = lookup.findTable(name);
      return found.found === 'absent' ? { found: 'unknown' } : found;
    },
  };
}
