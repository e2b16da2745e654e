import { jinjaBucket } from '../../metadata/index.ts';
import type { ObjectName } from '../../sql/index.ts';
import { objectName } from '../dbt/globals/relations.ts';
import { macroBucket } from '../dbt/macro-library.ts';
import type { RenderedFile } from '../dbt/rendered-file.ts';
import { EMPTY_SUMMARY, type SqlSummary, summarizeSql, type WholeFile } from './summarize-sql.ts';
import { tableKey } from './table-key.ts';

/** What a file of Jinja says: whatever any way says in which it may come out. */
export function summarizeRendered(rendered: RenderedFile, uri: string, model: WholeFile | null): SqlSummary {
  const { scripts, macros, relations } = rendered;
  const summaries = scripts.map(({ script, variant }) => summarizeSql(script, uri, model, (range) => variant.map.locate(range).range));
  if (summaries.length === 0) summaries.push(summarizeSql({ dialect: 'ansi', text: '', statements: [] }, uri, model));
  const [first = EMPTY_SUMMARY, ...rest] = summaries;
  const names = new Set([...summaries.flatMap((summary) => [...summary.names]), ...[...macros].map(macroBucket)]);
  for (const { args } of relations) names.add(jinjaBucket(args.at(-1) ?? ''));
  const tables = [...first.tables];
  const derived = first.derived.map((entry) => ({ table: entry.table, reads: [...entry.reads] as ObjectName[] }));
  for (const other of rest) {
    for (const [index, table] of other.tables.entries()) {
      let at = tables.findIndex((known) => tableKey(known) === tableKey(table));
      if (at < 0) at = tables.push(table) - 1;
      const reads = other.derived.find((entry) => entry.table === index)?.reads ?? [];
      const known = derived.find((entry) => entry.table === at);
      if (known !== undefined) known.reads.push(...reads.filter((read) => !known.reads.some((same) => sameName(same, read))));
      else if (table.role === 'derived') derived.push({ table: at, reads: [...reads] });
    }
  }
  // A model needs what its macros ask about, also when the text does not name it.
  if (model !== null) for (const entry of derived) entry.reads.push(...relations.filter(({ args }) => args.length > 0).map(objectName));
  const changes = summaries.flatMap((summary) => summary.changes);
  return { tables, changes, derived, names, statements: first.statements, links: [], flows: [] };
}

function sameName(a: ObjectName, b: ObjectName): boolean {
  const spelt = (name: ObjectName) =>
    [...(name.jinja?.args.map(({ value }) => value) ?? []), ...name.parts.map((part) => part.name)].join('\n');
  return spelt(a) === spelt(b);
}
