import type { CancellationToken } from '../../base/index.ts';
import type { CatalogTable, FileSite } from '../../metadata/index.ts';
import {
  type FileDiagnostic,
  type PackedEdges,
  type TableAmendment,
  type Tried,
  type UsedName,
  unpackEdges,
  type Workspace,
} from '../../workspace/index.ts';

/** What would come of changes that nobody has made. */
export interface Simulation {
  /** Files with findings that would come or go, in the order of the workspace; then views and routines that only a database has. */
  readonly files: readonly SimulatedFile[];
  /** Columns of other tables that would not be what they are. */
  readonly columns: readonly ColumnDifference[];
  /** Files, views and routines that were bound again to find out. */
  readonly bound: number;
  /** What the names of a file, view or routine would mean; null where it was not bound again. */
  readonly namesThen: (uri: string) => readonly UsedName[] | null;
}

export interface SimulatedFile {
  readonly uri: string;
  readonly appeared: readonly FileDiagnostic[];
  readonly disappeared: readonly FileDiagnostic[];
}

export interface ColumnDifference {
  readonly table: string;
  readonly column: string;
  /** `lineage`: it is computed from other columns, or in another way. */
  readonly difference: 'new' | 'gone' | 'type' | 'lineage';
  readonly before: string | null;
  readonly after: string | null;
  /** Where the column, or else its table, is defined. */
  readonly site: FileSite | null;
}

/** Tries the changes on a copy of the index; nothing is touched and nothing kept. */
export async function simulate(workspace: Workspace, amendments: readonly TableAmendment[], token: CancellationToken): Promise<Simulation> {
  const tried = await workspace.tryOut(amendments, token);
  const changed = new Set(amendments.map(({ table }) => table));
  return {
    files: tried.flatMap((unit) => {
      const [before, after] = [unit.before.diagnostics, unit.after.diagnostics];
      const found = { uri: unit.uri, appeared: without(after, before), disappeared: without(before, after) };
      return found.appeared.length + found.disappeared.length === 0 ? [] : [found];
    }),
    columns: differences(tried).filter(({ table }) => !changed.has(table)),
    bound: tried.length,
    namesThen: (uri) => tried.find((unit) => unit.uri === uri)?.after.names() ?? null,
  };
}

/** Findings may stand several times at one place. */
function without(all: readonly FileDiagnostic[], some: readonly FileDiagnostic[]): readonly FileDiagnostic[] {
  const counts = new Map<string, number>();
  for (const finding of some) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return all.filter((finding) => {
    const left = counts.get(keyOf(finding)) ?? 0;
    if (left > 0) counts.set(keyOf(finding), left - 1);
    return left === 0;
  });
}

/** What is not there is not there: that something else is proposed in its place is no news. */
function keyOf({ code, severity, message, range }: FileDiagnostic): string {
  return [code, severity, range.start, range.end, code.startsWith('unknown-') ? '' : message].join('\n');
}

function differences(tried: readonly Tried[]): readonly ColumnDifference[] {
  const found = new Map<string, ColumnDifference>();
  const add = (difference: ColumnDifference) => {
    const key = `${difference.table}\n${difference.column}\n${difference.difference}`;
    if (!found.has(key)) found.set(key, difference);
  };
  for (const { before, after } of tried) {
    const tables = new Map(after.tables.map((table) => [table.id, table]));
    const gone = new Set<string>();
    for (const table of before.tables) {
      const now = tables.get(table.id);
      if (now === undefined) continue;
      for (const difference of tableDifferences(table, now)) {
        if (difference.difference === 'gone') gone.add(`${difference.table}\n${difference.column}`);
        add(difference);
      }
    }
    for (const [key, { table, column }, was, is] of lineageDifferences(before.edges, after.edges)) {
      const known = before.tables.find(({ id }) => id === table);
      if (!gone.has(key)) add({ table, column, difference: 'lineage', before: was, after: is, site: siteOf(known, column) });
    }
  }
  return [...found.values()];
}

function* tableDifferences(before: CatalogTable, after: CatalogTable): Generator<ColumnDifference> {
  const table = before.id;
  const now = new Map(after.columns.map((column) => [column.name.toLowerCase(), column]));
  const was = new Set(before.columns.map(({ name }) => name.toLowerCase()));
  for (const { name, type } of before.columns) {
    const column = now.get(name.toLowerCase());
    const common = { table, column: name, before: type, site: siteOf(before, name) };
    if (column === undefined) yield { ...common, difference: 'gone', after: null };
    else if (column.type !== type) yield { ...common, difference: 'type', after: column.type };
  }
  for (const { name, type } of after.columns)
    if (!was.has(name.toLowerCase()))
      yield { table, column: name, difference: 'new', before: null, after: type, site: siteOf(after, name) };
}

/** Columns whose values come from elsewhere, with what they come from. */
function* lineageDifferences(
  before: PackedEdges | null,
  after: PackedEdges | null,
): Generator<readonly [key: string, column: { readonly table: string; readonly column: string }, before: string, after: string]> {
  const [was, is] = [sourcesByColumn(before), sourcesByColumn(after)];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [sourceText(was.get(key)), sourceText(is.get(key))];
    const [table = '', column = ''] = key.split('\n');
    if (old !== now) yield [key, { table, column }, old, now];
  }
}

function sourcesByColumn(edges: PackedEdges | null): ReadonlyMap<string, ReadonlySet<string>> {
  const sources = new Map<string, Set<string>>();
  for (const { source, target, kind } of edges === null ? [] : unpackEdges(edges, '')) {
    const key = `${target.node}\n${target.column}`;
    const known = sources.get(key) ?? new Set<string>();
    sources.set(key, known.add(`${source.node}.${source.column} (${kind})`));
  }
  return sources;
}

function sourceText(sources: ReadonlySet<string> = new Set()): string {
  return [...sources].sort().join(', ');
}

function siteOf(table: CatalogTable | undefined, column: string): FileSite | null {
  return table?.columns.find(({ name }) => name === column)?.sites[0] ?? table?.sites[0] ?? null;
}
