import { say } from '../../base/index.ts';
import type { Relation, RelationColumn, Scope, ScopeEntry } from '../../sql/index.ts';
import { namedColumns } from '../columns.ts';
import { sameName } from '../identifiers.ts';
import { type Fits, fittingType } from './fitting-type.ts';
import { GROUP, type Proposal } from './item.ts';
import { CURSOR_NAME } from './repair.ts';
import { clauseBefore, type Request } from './request.ts';

/** Columns that can be named here: of this SELECT's relations first, then its outputs, then of the queries around it. */
export function columnProposals(request: Request): readonly Proposal[] {
  const { scope } = request;
  if (!scope) return [];
  const fits = fittingType(request);
  const proposals = [...entryColumns(request, scope, GROUP.localColumn, fits)];
  if (/^(ORDER BY|GROUP BY|HAVING|QUALIFY)$/.test(clauseBefore(request))) proposals.push(...outputColumns(request, scope));
  for (const outer of request.outer) proposals.push(...entryColumns(request, outer, GROUP.outerColumn, fits));
  return proposals;
}

/** After `alias.`: its columns and nothing else; null when the qualifier is no relation of any scope. */
export function qualifiedColumnProposals(request: Request): readonly Proposal[] | null {
  const qualifier = request.context.qualifier.at(-1);
  if (!qualifier) return null;
  const entry = findEntry(request, qualifier.name);
  if (!entry) return null;
  const fits = fittingType({ ...request, before: withoutQualifier(request) });
  return namedColumns(entry.relation).map((column) => columnProposal(request, entry, column, column.name, GROUP.localColumn, fits));
}

/** The relation that a name qualifies columns of, looked for from the innermost scope outwards. */
export function findEntry(request: Request, name: string): ScopeEntry | null {
  for (const { entries } of scopesOf(request)) {
    const entry = entries.find(({ alias }) => alias !== null && sameName(request.dialect, alias, name));
    if (entry) return entry;
  }
  return null;
}

/** All scopes that names come from, the innermost first. */
export function scopesOf({ scope, outer }: Request): readonly Scope[] {
  return scope ? [scope, ...outer] : [];
}

function entryColumns(request: Request, scope: Scope, group: number, fits: Fits | null): readonly Proposal[] {
  const count = new Map<string, number>();
  const key = (column: RelationColumn) => column.name.toLowerCase();
  for (const { relation } of scope.entries)
    for (const column of namedColumns(relation)) count.set(key(column), (count.get(key(column)) ?? 0) + 1);
  return scope.entries.flatMap((entry) =>
    namedColumns(entry.relation).map((column) => {
      const ambiguous = (count.get(key(column)) ?? 0) > 1 && entry.alias !== null;
      const label = ambiguous ? `${entry.alias}.${column.name}` : column.name;
      return columnProposal(request, entry, column, label, group, fits);
    }),
  );
}

/** What stands before `alias.` */
function withoutQualifier({ before, context }: Request): Request['before'] {
  return before.slice(0, Math.max(0, before.length - 2 * context.qualifier.length));
}

/** Columns of a fitting type come before the others of their group. */
function columnProposal(
  request: Request,
  entry: ScopeEntry,
  column: RelationColumn,
  label: string,
  group: number,
  fits: Fits | null,
): Proposal {
  const name = request.name(column.name);
  const subject = subjectOf(entry.relation, column);
  return {
    kind: 'column',
    label,
    insert: label === column.name || entry.alias === null ? name : `${request.name(entry.alias)}.${name}`,
    ...(label === column.name ? {} : { match: `${column.name} ${label}` }),
    detail: column.type,
    origin: entry.alias ?? entry.relation.name,
    group: fits?.(entry.relation, column) ? group - 0.5 : group,
    ...(subject ? { subject } : {}),
  };
}

function outputColumns(request: Request, scope: Scope): readonly Proposal[] {
  return scope.outputs
    .filter(({ name }) => name !== '' && name !== '*' && !name.toLowerCase().includes(CURSOR_NAME))
    .map((column) => ({
      kind: 'column' as const,
      label: column.name,
      insert: request.name(column.name),
      detail: column.type,
      origin: say('output'),
      group: GROUP.output,
    }));
}

function subjectOf(relation: Relation, column: RelationColumn): Proposal['subject'] | null {
  return relation.table ? { kind: 'column', table: relation.table.id, column: column.name } : null;
}
