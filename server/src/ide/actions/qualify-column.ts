import { say } from '../../base/index.ts';
import type { BoundStatement, Reference, ScopeEntry } from '../../sql/index.ts';
import { writeIdentifier } from '../identifiers.ts';
import { fileRange, type Place, placeAt } from '../place.ts';
import type { ActionRequest, CodeAction } from './action.ts';

type ColumnReference = Reference & { readonly kind: 'column' };

/** `amount` becomes `o.amount`; and all columns of the statement that have no qualifier yet. */
export function qualifyColumn({ file, range }: ActionRequest): readonly CodeAction[] {
  const place = placeAt(file, range.start);
  if (!place) return [];
  const bare = place.bound.references.filter(
    (reference): reference is ColumnReference => reference.kind === 'column' && isBare(place, reference),
  );
  const edits = bare.flatMap((reference) => {
    const entry = entryOf(place.bound, reference);
    if (!entry?.alias) return [];
    const at = fileRange(place, reference.range);
    return [
      {
        reference,
        edit: { range: { start: at.start, end: at.start }, newText: `${writeIdentifier(file.bound.script.dialect, entry.alias)}.` },
      },
    ];
  });
  const here = edits.find(({ reference }) => reference.range.start <= place.offset && place.offset <= reference.range.end);
  if (!here) return [];
  const action = (title: string, chosen: typeof edits): CodeAction => ({
    kind: 'refactor.rewrite',
    title,
    edits: chosen.map(({ edit }) => edit),
    diagnostic: null,
    preferred: false,
  });
  const one = action(say('Qualify as {0}', `${here.edit.newText}${here.reference.column.name}`), [here]);
  return edits.length > 1 ? [one, action(say('Qualify all columns of the statement'), edits)] : [one];
}

/** A read of a column without a qualifier, where a qualifier may stand: not in USING, where two columns share the place. */
function isBare({ statement, bound }: Place, reference: ColumnReference): boolean {
  if (reference.declaration || reference.access !== 'read') return false;
  if (statement.text.slice(0, reference.range.start).trimEnd().endsWith('.')) return false;
  return bound.references.every(
    (other) => other === reference || other.range.start !== reference.range.start || other.range.end !== reference.range.end,
  );
}

/** The relation of the narrowest scope around the reference that brings the column. */
function entryOf(bound: BoundStatement, { range, relation }: ColumnReference): ScopeEntry | null {
  const around = bound.scopes
    .filter((scope) => scope.range.start <= range.start && range.end <= scope.range.end)
    .sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start));
  for (const scope of around) {
    const entry = scope.entries.find((candidate) => candidate.relation === relation);
    if (entry) return scope.entries.length > 1 || entry.alias !== null ? entry : null;
  }
  return null;
}
