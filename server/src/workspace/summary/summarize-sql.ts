import { bucketName, type ChangeFact, nameParts, type TableFact } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { ObjectName, ParsedScript, ScriptStatement } from '../../sql/index.ts';
import { changeFacts, declaredTable, derivedTable, intoTable, isPlainName, renamedTables, type TreePlace } from './facts-from-ddl.ts';
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
}

/** A file that as a whole is one table: a dbt model or snapshot. */
export interface WholeFile {
  readonly name: string;
  readonly uri: string;
}

export const EMPTY_SUMMARY: SqlSummary = { tables: [], changes: [], derived: [], names: new Set(), statements: 0 };

export function summarizeSql(script: ParsedScript, uri: string, model: WholeFile | null): SqlSummary {
  const draft = {
    tables: [] as TableFact[],
    changes: [] as ChangeFact[],
    derived: [] as DerivedTable[],
    names: new Set<string>(),
    statements: 0,
  };
  const allReads: ObjectName[] = [];
  for (const statement of script.statements) {
    if (statement.tree.kind !== 'empty') draft.statements++;
    const found = summarizeStatement(statement, { uri, dialect: script.dialect, offset: statement.range.start });
    for (const name of found.reads) for (const bucket of bucketsOf(name, script.dialect)) draft.names.add(bucket);
    allReads.push(...found.reads);
    if (model !== null) continue;
    for (const table of found.tables) {
      if (table.role === 'derived') draft.derived.push({ table: draft.tables.length, reads: found.reads });
      draft.tables.push(table);
    }
    draft.changes.push(...found.changes);
  }
  if (model !== null) {
    draft.derived.push({ table: 0, reads: allReads });
    draft.tables.push(modelFact(model, script.dialect));
  }
  return draft;
}

interface StatementSummary {
  readonly tables: readonly TableFact[];
  readonly changes: readonly ChangeFact[];
  readonly reads: readonly ObjectName[];
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
  if (tree.root.kind === 'command') {
    changes.push(...changeFacts(tree.root, place));
    tables.push(...renamedTables(tree.root, place));
  }
  return { tables, changes, reads: names.tables };
}

/** Under which names the catalog would announce that a table changed. */
function bucketsOf(name: ObjectName, dialect: DialectName): string[] {
  if (name.jinja !== null) {
    const last = name.jinja.args.at(-1);
    return last === undefined ? [] : [bucketName(last.value)];
  }
  const last = nameParts(dialect, name).at(-1);
  return last === undefined ? [] : [bucketName(last.text)];
}

function modelFact(model: WholeFile, dialect: DialectName): TableFact {
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
