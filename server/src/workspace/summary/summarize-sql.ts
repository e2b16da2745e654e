import { shiftRange, type TextRange } from '../../base/index.ts';
import { bucketName, type ChangeFact, jinjaBucket, nameParts, type TableFact } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { ObjectName, ParsedScript, ScriptStatement } from '../../sql/index.ts';
import type { ColumnFlow } from '../events/flow.ts';
import { changeFacts, declaredTable, derivedTable, intoTable, isPlainName, madeTables, type TreePlace } from './facts-from-ddl.ts';
import { partsKey, tableKey } from './table-key.ts';
import { collectNames } from './tree-names.ts';

/** A table whose columns follow from a query of the file, and what that query names. */
export interface DerivedTable {
  /** Index into `tables` of the summary. */
  readonly table: number;
  readonly reads: readonly ObjectName[];
}

/** What the rest of the workspace needs to know of a file; it follows from the text alone. */
export interface SqlSummary {
  readonly tables: readonly TableFact[];
  readonly changes: readonly ChangeFact[];
  readonly derived: readonly DerivedTable[];
  /** Bucket names of all tables that the file names, in any role. */
  readonly names: ReadonlySet<string>;
  readonly statements: number;
  /** Tables that depend on others in ways that are not read. */
  readonly links: readonly TableLink[];
  /** What flows between columns, in files that are no SQL. */
  readonly flows: readonly ColumnFlow[];
}

export interface TableLink {
  readonly source: ObjectName;
  /** Null for the table that the file as a whole is. */
  readonly target: string | null;
  readonly range: TextRange;
}

/** A file that as a whole is one table: a dbt model or snapshot. */
export interface WholeFile {
  readonly name: string;
  readonly uri: string;
}

export const EMPTY_SUMMARY: SqlSummary = { tables: [], changes: [], derived: [], names: new Set(), statements: 0, links: [], flows: [] };

/** `locate` leads from offsets of the script to those of the file, where they differ. */
export function summarizeSql(
  script: ParsedScript,
  uri: string,
  model: WholeFile | null,
  locate: (range: TextRange) => TextRange = (range) => range,
): SqlSummary {
  const names = new Set<string>();
  const changes: ChangeFact[] = [];
  const allReads: ObjectName[] = [];
  let found: FoundTable[] = [];
  let statements = 0;
  for (const statement of script.statements) {
    if (statement.tree.kind !== 'empty') statements++;
    const summary = summarizeStatement(statement, {
      uri,
      dialect: script.dialect,
      locate: (range) => locate(shiftRange(range, statement.range.start)),
    });
    for (const name of summary.reads) for (const bucket of bucketsOf(name, script.dialect)) names.add(bucket);
    allReads.push(...summary.reads);
    if (model !== null) continue;
    // A table that is dropped and made again is the one that is made last.
    const remade = summary.tables.filter((table) => found.some((known) => known.dropped && tableKey(known.table) === tableKey(table)));
    found = found.filter((known) => !(known.dropped && remade.some((table) => tableKey(known.table) === tableKey(table))));
    for (const table of summary.tables) found.push({ table, reads: summary.reads, dropped: false });
    for (const key of summary.drops) for (const known of found) if (tableKey(known.table) === key) known.dropped = true;
    changes.push(...summary.changes);
  }
  if (model !== null) found = [{ table: modelFact(model, script.dialect), reads: allReads, dropped: false }];
  const derived = found.flatMap(({ table, reads }, index) => (table.role === 'derived' ? [{ table: index, reads }] : []));
  return { tables: found.map(({ table }) => table), changes, derived, names, statements, links: [], flows: [] };
}

interface FoundTable {
  readonly table: TableFact;
  readonly reads: readonly ObjectName[];
  /** A later statement of the file drops it. */
  dropped: boolean;
}

interface StatementSummary {
  readonly tables: readonly TableFact[];
  readonly changes: readonly ChangeFact[];
  readonly reads: readonly ObjectName[];
  /** Keys of the tables that it drops. */
  readonly drops: readonly string[];
}

function summarizeStatement(statement: ScriptStatement, place: TreePlace): StatementSummary {
  const { tree } = statement;
  const names = collectNames(tree, place.dialect);
  const sound = tree.errors.length === 0 && !tree.templated;
  const tables: TableFact[] = [];
  for (const create of names.creates) {
    if (create.temporary || !isPlainName(create.name)) continue;
    const declared = create.kind === 'create-table' ? declaredTable(create, place, sound) : null;
    tables.push(declared ?? derivedTable(create, place));
  }
  for (const name of names.selectsInto) if (isPlainName(name)) tables.push(intoTable(name, place));
  const changes: ChangeFact[] = [];
  const drops: string[] = [];
  if (tree.root.kind === 'command') {
    if (tree.root.access === 'drop') drops.push(...tree.root.tables.map(({ name }) => partsKey(nameParts(place.dialect, name))));
    changes.push(...changeFacts(tree.root, statement.text, place));
    tables.push(...madeTables(tree.root, place));
  }
  return { tables, changes, reads: names.tables, drops };
}

/** Under which names the catalog would announce that a table changed. */
function bucketsOf(name: ObjectName, dialect: DialectName): string[] {
  if (name.jinja !== null) {
    const last = name.jinja.args.at(-1);
    return last === undefined ? [] : [jinjaBucket(last.value)];
  }
  const last = nameParts(dialect, name).at(-1);
  return last === undefined ? [] : [bucketName(last.text)];
}

export function modelFact(model: WholeFile, dialect: DialectName): TableFact {
  return {
    role: 'derived',
    kind: 'model',
    dialect,
    parts: [{ text: model.name, folded: model.name.toLowerCase() }],
    columns: [],
    complete: false,
    description: null,
    site: { uri: model.uri, range: { start: 0, end: 0 } },
    jinja: { function: 'ref', args: [model.name] },
    repeatable: false,
  };
}
