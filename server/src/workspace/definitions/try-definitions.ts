import { type CancellationToken, shiftRange, type TextRange, throwIfCancelled } from '../../base/index.ts';
import { bucketName, type CatalogTable, CrawledCatalog, type DefinedName } from '../../metadata/index.ts';
import type { BoundScript, SchemaColumn } from '../../sql/index.ts';
import type { TableAmendment } from '../amend/amendment.ts';
import { Amendments } from '../amend/amendments.ts';
import type { Tried, TriedDefinitions, TriedState } from '../amend/tried.ts';
import { usedNames } from '../analysis/file-usage.ts';
import { renameNodes } from '../analysis/packed-edges.ts';
import { sqlDiagnostics } from '../analysis/sql-diagnostics.ts';
import { plainViews } from '../analysis/view.ts';
import { type BoundDefinition, bindDefinition } from './bind-definition.ts';
import { definedAt, definitionText, isView } from './definition-text.ts';
import type { DefinitionUnit } from './definition-unit.ts';

export interface TriedDatabase {
  readonly catalog: CrawledCatalog;
  readonly units: readonly DefinitionUnit[];
  /** What lineage calls a table, by its id in the database. */
  readonly nameOf: (id: string) => string;
  /** Whether SQL of files makes the table of this name: then it is they that say what becomes of it. */
  readonly isMadeByFiles: (name: string) => boolean;
}

export interface TrialPace {
  readonly token: CancellationToken;
  readonly breathe: () => Promise<void>;
}

/**
 * What would become of the views and routines of a database if tables were changed: they are bound against what a crawl would find then, and
 * what reads a view that loses a column thereby, after it.
 */
export async function tryDefinitions(
  database: TriedDatabase,
  amendments: readonly TableAmendment[],
  { token, breathe }: TrialPace,
): Promise<TriedDefinitions> {
  const { catalog, nameOf } = database;
  const given = amendments.flatMap((amendment) => ownAmendments(amendment, database));
  const derived = new Map<string, TableAmendment>();
  const before = new Map<string, BoundDefinition>();
  const tried = new Map<string, Tried>();
  for (let news = given; news.length > 0; ) {
    const changed = new Set([...new Amendments(news, [], (id) => catalog.table(id)).names].map(bucketName));
    const amended = new Amendments([...given, ...derived.values()], [], (id) => catalog.table(id));
    const then = CrawledCatalog.of(amended.source(catalog.source));
    news = [];
    for (const { uri, defined, text, table } of readersOf(database, changed)) {
      throwIfCancelled(token);
      const was = before.get(uri) ?? bindDefinition(catalog, defined, uri, text);
      before.set(uri, was);
      const is = bindDefinition(then, defined, uri, text);
      const state = (bound: BoundDefinition) => stateOf(bound, table, uri, nameOf);
      tried.set(uri, { uri, before: state(was), after: state(is) });
      for (const amendment of table === null ? [] : viewAmendments(table.id, was.bound, is.bound)) {
        const key = JSON.stringify(amendment);
        if (!derived.has(key)) news.push(amendment);
        derived.set(key, amendment);
      }
      await breathe();
    }
  }
  return {
    tried: [...tried.values()],
    amendments: [...derived.values()].map(({ table, change }) => ({ table: nameOf(table), change })),
  };
}

/** A view or routine that asks for a name. */
export interface DefinitionReader {
  readonly uri: string;
  readonly unit: DefinitionUnit;
  readonly defined: DefinedName;
  readonly text: string | null;
  /** What a view is to those who read it. */
  readonly table: CatalogTable | null;
}

/** Who asks for one of these last parts of names, in lower case, and is not made by files. */
export function* readersOf(
  { catalog, units, nameOf, isMadeByFiles }: TriedDatabase,
  buckets: ReadonlySet<string>,
): Generator<DefinitionReader> {
  for (const unit of units) {
    if (!unit.asked.some((name) => buckets.has(name))) continue;
    const defined = definedAt(catalog.source, unit.uri);
    if (defined === null) continue;
    const table = isView(defined.kind) ? viewOf(defined, catalog) : null;
    if (table !== null && isMadeByFiles(nameOf(table.id))) continue;
    yield { uri: unit.uri, unit, defined, text: definitionText(catalog.source, defined), table };
  }
}

function viewOf({ schema, name }: DefinedName, catalog: CrawledCatalog): CatalogTable | null {
  const same = (a: string | null, b: string | null) => (a ?? '').toLowerCase() === (b ?? '').toLowerCase();
  return catalog.tablesNamed(name).find((table) => table.kind === 'view' && same(table.schema, schema)) ?? null;
}

/** Changes are of tables as lineage calls them: those of this database that are meant. */
function ownAmendments({ table, change }: TableAmendment, { catalog, nameOf }: TriedDatabase): TableAmendment[] {
  return catalog.tablesNamed(bucketName(table)).flatMap(({ id }) => (nameOf(id) === table ? [{ table: id, change }] : []));
}

/** A column that a view no longer has, or has with another type, as binding finds before and after. */
function viewAmendments(id: string, was: BoundScript | null, is: BoundScript | null): TableAmendment[] {
  const [before, after] = [viewColumns(was), viewColumns(is)];
  if (before === null || after === null) return [];
  const now = new Map(after.columns.map((column) => [column.name.toLowerCase(), column]));
  return before.columns.flatMap(({ name, type }): TableAmendment[] => {
    const column = now.get(name.toLowerCase());
    if (column === undefined) return [{ table: id, change: { change: 'drop-column', column: name } }];
    if (column.type === type || column.type === null) return [];
    return [{ table: id, change: { change: 'change-type', column: name, type: column.type } }];
  });
}

interface ViewColumns {
  readonly columns: readonly SchemaColumn[];
  /** Where the view is named in its own text. */
  readonly range: TextRange;
}

function viewColumns(bound: BoundScript | null): ViewColumns | null {
  for (const [at, { definitions }] of bound?.statements.entries() ?? [])
    for (const definition of definitions) {
      if (definition.action !== 'create') continue;
      const start = bound?.script.statements[at]?.range.start ?? 0;
      return { columns: definition.table.columns, range: shiftRange(definition.range, start) };
    }
  return null;
}

function stateOf({ edges, bound }: BoundDefinition, table: CatalogTable | null, uri: string, nameOf: (id: string) => string): TriedState {
  const view = table && viewColumns(bound);
  return {
    diagnostics: bound === null ? [] : sqlDiagnostics(plainViews(bound)),
    edges: renameNodes(edges, nameOf),
    tables: view && table ? [asTable(table, view, uri, nameOf(table.id))] : [],
    names: () => (bound === null ? [] : usedNames(plainViews(bound)).map((name) => ({ ...name, table: nameOf(name.table) }))),
  };
}

function asTable(table: CatalogTable, { columns, range }: ViewColumns, uri: string, id: string): CatalogTable {
  const sites = [{ uri, range }];
  const known = (name: string) => table.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  return {
    ...table,
    id,
    sites,
    columns: columns.map(({ name, type, nullable }) => ({
      name,
      type,
      nullable,
      description: known(name)?.description ?? null,
      primaryKey: false,
      references: null,
      tests: [],
      sites,
    })),
  };
}
