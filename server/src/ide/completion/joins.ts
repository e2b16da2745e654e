import { say } from '../../base/index.ts';
import { bucketName, splitLabel } from '../../metadata/index.ts';
import type { RelationColumn, ScopeEntry } from '../../sql/index.ts';
import { namedColumns } from '../columns.ts';
import { sameName } from '../identifiers.ts';
import type { IdeTable } from '../port.ts';
import { aliasesFor, free } from './aliases.ts';
import { GROUP, type Proposal } from './item.ts';
import { type Request, wordBefore } from './request.ts';
import { tableCode } from './tables.ts';

/** After `JOIN x ON`: conditions from foreign keys, then from equal names of key-like columns. */
export function joinConditionProposals(request: Request): readonly Proposal[] {
  if (wordBefore(request) !== 'ON') return [];
  const on = request.before.at(-1);
  if (!on || !request.scope) return [];
  const earlier = request.scope.entries.filter(({ range }) => range.start < on.start).sort((a, b) => a.range.start - b.range.start);
  const right = earlier.at(-1);
  if (!right) return [];
  const lefts = earlier.slice(0, -1).reverse();
  const conditions = [
    ...lefts.flatMap((left) => foreignKeyConditions(request, left, right)),
    ...lefts.flatMap((left) => equalNameConditions(request, left, right)),
  ];
  return [...new Set(conditions)].map((condition) => ({ kind: 'join', label: condition, insert: condition, group: GROUP.join }));
}

/** After `JOIN`: a table that a foreign key ties to one already there, with alias and condition. */
export function joinTableProposals(request: Request): readonly Proposal[] {
  if (wordBefore(request) !== 'JOIN' || !request.scope) return [];
  const join = request.before.at(-1)?.start ?? 0;
  const entries = request.scope.entries.filter(({ range }) => range.start < join);
  const taken = new Set(entries.map(({ alias }) => alias?.toLowerCase()));
  const tables = request.workspace.tables(request.file.uri);
  return entries.flatMap((entry) => {
    const known = ideTable(request, entry);
    if (!known) return [];
    // To find what refers to it in the database, all columns there would have to be read.
    const referred = new Set(known.columns.flatMap(({ references }) => references?.table ?? []));
    const others = [...referred].flatMap((id) => request.workspace.table(request.file.uri, id) ?? []);
    return [...new Set([...tables, ...others])].flatMap((table) => {
      const alias = free(aliasesFor(table.name)[0] ?? 't', taken);
      return keyPairs(known, table).map(([mine, theirs]) => {
        const condition = `${qualified(request, alias, theirs)} = ${qualified(request, entry.alias ?? known.name, mine)}`;
        const code = `${tableCode(request, table, false)} ${alias} ${request.keyword('ON')} ${condition}`;
        return {
          kind: 'join' as const,
          label: code,
          insert: code,
          match: `${table.name} ${code}`,
          origin: say('foreign key'),
          group: GROUP.join,
        };
      });
    });
  });
}

function foreignKeyConditions(request: Request, left: ScopeEntry, right: ScopeEntry): readonly string[] {
  const [leftTable, rightTable] = [ideTable(request, left), ideTable(request, right)];
  if (!leftTable || !rightTable) return [];
  return keyPairs(leftTable, rightTable).map(([mine, theirs]) => equation(request, left, mine, right, theirs));
}

/** Pairs of columns that a foreign key of either table ties together. */
function keyPairs(a: IdeTable, b: IdeTable): readonly (readonly [string, string])[] {
  return [
    ...a.columns.flatMap(({ name, references }): [string, string][] => (references?.table === b.id ? [[name, references.column]] : [])),
    ...b.columns.flatMap(({ name, references }): [string, string][] => (references?.table === a.id ? [[references.column, name]] : [])),
  ];
}

/** `a.customer_id = b.customer_id`, and `orders.customer_id = customers.id`. */
function equalNameConditions(request: Request, left: ScopeEntry, right: ScopeEntry): readonly string[] {
  const { dialect } = request;
  const conditions: string[] = [];
  for (const mine of namedColumns(left.relation)) {
    for (const theirs of namedColumns(right.relation)) {
      const equal = isKeyName(mine) && sameName(dialect, mine.name, theirs.name);
      if (equal || pointsTo(mine, theirs, right) || pointsTo(theirs, mine, left))
        conditions.push(equation(request, left, mine.name, right, theirs.name));
    }
  }
  return conditions;
}

function isKeyName({ name }: RelationColumn): boolean {
  return /(_id|_key|_code|_no|_sk)$/i.test(name) || /[a-z]Id$/.test(name);
}

/** Whether `customer_id` is the name that one gives to a reference to `customers.id`. */
function pointsTo(from: RelationColumn, to: RelationColumn, target: ScopeEntry): boolean {
  const match = /^(.+)_(id|key|code|no|sk)$/i.exec(from.name);
  const [, stem, end] = match ?? [];
  if (!stem || !end || to.name.toLowerCase() !== end.toLowerCase()) return false;
  const { table } = target.relation;
  const name = (table === null || table === undefined ? target.relation.name : bucketName(splitLabel(table.id).plain)).toLowerCase();
  const wanted = stem.toLowerCase();
  return [wanted, `${wanted}s`, `${wanted}es`, wanted.replace(/y$/, 'ies')].some((form) => name === form || name.endsWith(`_${form}`));
}

function equation(request: Request, left: ScopeEntry, mine: string, right: ScopeEntry, theirs: string): string {
  return `${qualified(request, right.alias ?? right.relation.name, theirs)} = ${qualified(request, left.alias ?? left.relation.name, mine)}`;
}

function qualified(request: Request, alias: string, column: string): string {
  return `${request.name(alias)}.${request.name(column)}`;
}

function ideTable(request: Request, { relation }: ScopeEntry): IdeTable | null {
  return relation.table ? request.workspace.table(request.file.uri, relation.table.id) : null;
}
