import { bucketName, type FileFacts, jinjaBucket, type TableFact } from '../metadata/index.ts';
import type { SqlSummary } from './summary/summarize-sql.ts';
import { tableKey } from './summary/table-key.ts';

/** Names under which a fact is found. */
export function namesOf(fact: TableFact | undefined): string[] {
  if (fact === undefined) return [];
  const names = [bucketName(fact.parts.at(-1)?.text ?? '')];
  const ref = fact.jinja?.args.at(-1);
  return ref === undefined ? names : [...new Set([...names, jinjaBucket(ref)])];
}

/** Names of the tables that are not what they were, for those who read them. */
export function changedNames(before: FileFacts, after: FileFacts): Set<string> {
  const left = new Map<string, { count: number; readonly names: readonly string[] }>();
  const count = (key: string, names: readonly string[], by: number) => {
    const entry = left.get(key) ?? { count: 0, names };
    entry.count += by;
    left.set(key, entry);
  };
  for (const [facts, by] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const fact of facts.tables) count(signature(fact), namesOf(fact), by);
    for (const { parts, change } of facts.changes) {
      if (change.change === 'comment-table' || change.change === 'comment-column') continue;
      const key = JSON.stringify([parts, change], (name, value) => (name === 'site' ? undefined : value));
      count(key, [bucketName(parts.at(-1)?.text ?? '')], by);
    }
  }
  const changed = new Set<string>();
  for (const entry of left.values()) if (entry.count !== 0) for (const name of entry.names) changed.add(name);
  return changed;
}

/** Which tables a file says there are. */
export function tableNames(facts: FileFacts): string {
  return facts.tables.map((fact) => `${fact.role} ${tableKey(fact)}`).join('\n');
}

/** Until a changed file is bound, its views keep the columns that they had. */
export function keepDerived(tables: readonly TableFact[], before: readonly TableFact[]): TableFact[] {
  return tables.map((fact) => {
    if (fact.role !== 'derived') return fact;
    const known = before.find((old) => old.role === 'derived' && tableKey(old) === tableKey(fact));
    return known === undefined ? fact : { ...fact, columns: known.columns, complete: known.complete };
  });
}

/** What of a summary decides who depends on whom. */
export function dependencySignature(summary: SqlSummary): string {
  return JSON.stringify(
    summary.derived.map(({ table, reads }) => [
      namesOf(summary.tables[table]),
      reads.map((name) => [name.parts.map((part) => part.name), name.jinja?.args.map((argument) => argument.value)]),
    ]),
  );
}

/** Whether a query of the file reads a table of the same file, below it or its own, that has just changed. */
export function readsBelow(summary: SqlSummary, changed: ReadonlySet<string>): boolean {
  return summary.derived.some(({ table, reads }) =>
    reads.some((name) => {
      // An incremental model reads what it has built so far.
      if (name.jinja?.function === 'this') return true;
      const ref = name.jinja?.args.at(-1)?.value;
      const bucket = ref === undefined ? bucketName(name.parts.at(-1)?.name ?? '') : jinjaBucket(ref);
      if (!changed.has(bucket)) return false;
      return summary.derived.some((other) => other.table > table && namesOf(summary.tables[other.table]).includes(bucket));
    }),
  );
}

/** What of a table matters to those who read it; places and descriptions do not. */
function signature(fact: TableFact): string {
  const columns = fact.columns.map((column) => [column.name, column.type, column.nullable]);
  return JSON.stringify([fact.role, fact.kind, fact.parts, columns, fact.complete]);
}
