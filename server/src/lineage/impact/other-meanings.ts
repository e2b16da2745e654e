import { say, type TextRange } from '../../base/index.ts';
import type { TableAmendment, UsedName, Workspace } from '../../workspace/index.ts';
import type { Simulation } from '../simulation/simulate.ts';
import { type AffectedPlace, groupOf } from './affected.ts';
import { failing } from './effect.ts';

/**
 * Places where a name means something else after the change: another column that stood beside what is gone, or was hidden by it. Such a statement
 * does not fail, it does something else; where the name was ambiguous before, it no longer is.
 */
export function asMeantThen(
  workspace: Workspace,
  { files, namesThen }: Simulation,
  { direct, amendments }: { readonly direct: readonly AffectedPlace[]; readonly amendments: readonly TableAmendment[] },
): AffectedPlace[] {
  const gone = new Set(amendments.map(goneName));
  const simulated = new Map(files.map((file) => [file.uri, file]));
  const names = new Map<string, readonly UsedName[] | null>();
  const meantAt = (uri: string, range: TextRange): string | null => {
    if (!names.has(uri)) names.set(uri, namesThen(uri));
    const found = names.get(uri)?.find((name) => name.range.start === range.start && name.range.end === range.end);
    if (found === undefined || simulated.get(uri)?.appeared.some((finding) => overlap(finding.range, range))) return null;
    const then = found.column === null ? found.table : `${found.table}.${found.column}`;
    // Of a table that may have other columns than are known, any name is taken for one of them.
    return gone.has(then.toLowerCase()) ? null : then;
  };
  const wasAmbiguous = (uri: string, range: TextRange) =>
    simulated.get(uri)?.disappeared.some((finding) => finding.code === 'ambiguous-column' && overlap(finding.range, range)) === true;
  const written = (uri: string, { start, end }: TextRange) => workspace.textOf(uri)?.slice(start, end) ?? say('the name');

  const places = direct.map((place): AffectedPlace => {
    const then = place.effect === 'error' && place.reason.endsWith(failing()) ? meantAt(place.uri, place.range) : null;
    if (then === null) return place;
    const { uri, range } = place;
    const name = written(uri, range);
    const what = wasAmbiguous(uri, range)
      ? say('Here {0} is no longer ambiguous: it is {1}.', name, then)
      : say('Here {0} means {1} then.', name, then);
    return { ...place, effect: 'silent', reason: `${place.reason.slice(0, -failing().length)}${what}` };
  });
  // What is gone may be the one of several that a name was not taken for.
  for (const { uri, disappeared } of files)
    for (const { code, range } of disappeared) {
      if (code !== 'ambiguous-column' || direct.some((place) => place.uri === uri && overlap(place.range, range))) continue;
      const then = meantAt(uri, range);
      if (then === null) continue;
      const reason = say('Here {0} is no longer ambiguous: it is {1}.', written(uri, range), then);
      places.push({ uri, range, effect: 'silent', reason, group: groupOf(workspace, uri), table: null, steps: 0 });
    }
  return places;
}

/** What a change takes away, in lower case. */
function goneName({ table, change }: TableAmendment): string {
  return ('column' in change ? `${table}.${change.column}` : table).toLowerCase();
}

function overlap(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}
