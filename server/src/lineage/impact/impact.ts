import type { TextRange } from '../../base/index.ts';
import { type DatabaseObject, isTableKind, type ObjectChange, OverlaidCatalog, type SchemaChange } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { FileUsage, SourceFile, UsedName, Workspace } from '../../workspace/index.ts';
import { affects, effectOf } from './effect.ts';

/** A place that uses what has changed. */
export interface ImpactPlace {
  readonly uri: string;
  readonly range: TextRange;
  /** `breaks`: it no longer runs, or writes nothing. `differs`: it runs, and does something else. */
  readonly effect: 'breaks' | 'differs';
  /** A sentence that says how. */
  readonly message: string;
}

/** A change and what the workspace has to do with it. */
export interface Impact {
  readonly change: SchemaChange;
  readonly places: readonly ImpactPlace[];
  /** Columns of tables and models that are computed from what has changed, `table.column`, nearest first. */
  readonly downstream: readonly string[];
}

export interface ImpactQuestion {
  readonly changes: readonly SchemaChange[];
  /** The objects of the changes, before and after. */
  readonly objects: readonly ObjectChange[];
  readonly dialect: DialectName;
  /** Whether a file has to do with the database that has changed. */
  readonly concerns: (file: SourceFile) => boolean;
  /** Whether views and routines that only a database has are asked too. */
  readonly definitions?: boolean;
  /** Connections whose views and routines are asked, against the objects as they were before a crawl. */
  readonly crawled?: readonly string[];
  /** What lineage calls the one object of the question, where several databases have one of its name. */
  readonly id?: string;
}

/** Columns downstream that are listed for one change. */
const MOST_DOWNSTREAM = 500;

/**
 * What uses that which has changed. Files are bound as if the objects were still as they were, so that what is gone is found as well as what
 * is about to go. Changes that nothing can depend on (comments, indexes) have no impact.
 */
export function impactOf(workspace: Workspace, question: ImpactQuestion): readonly Impact[] {
  const usages = readersOf(workspace, question).flatMap((uri) => usageIn(workspace, uri, question));
  return impactsOf(workspace, question, usages);
}

/** The same, with pauses between files: a table that thousands of files use stops nobody. */
export async function impactInSlices(
  workspace: Workspace,
  question: ImpactQuestion,
  breathe: () => Promise<void>,
): Promise<readonly Impact[]> {
  const usages: FileUsage[] = [];
  for (const uri of readersOf(workspace, question)) {
    usages.push(...usageIn(workspace, uri, question));
    await breathe();
  }
  for (const { name } of question.definitions === true ? tablesBefore(question) : [])
    for (const usage of workspace.definitionUsages(question.id ?? name)) {
      usages.push(asCalled(usage, question));
      await breathe();
    }
  const before = question.crawled === undefined ? [] : tablesBefore(question);
  for (const usage of before.length === 0 ? [] : workspace.definitionUsagesBefore(before, question.crawled ?? [])) {
    usages.push(usage);
    await breathe();
  }
  return impactsOf(workspace, question, usages);
}

function impactsOf(workspace: Workspace, { changes, objects, dialect }: ImpactQuestion, usages: readonly FileUsage[]): readonly Impact[] {
  const before = objects.flatMap((change) => change.before ?? []);
  return changes.map((change) => {
    if (!affects(change)) return { change, places: [], downstream: [] };
    const table = idOf(change, before, dialect);
    const places = usages.flatMap((usage) => placesIn(usage, change, table));
    return { change, places, downstream: downstreamOf(workspace, usages, change, table) };
  });
}

/** Only what can be used: a crawl that finds a thousand new tables asks no file. */
function tablesBefore({ changes, objects }: ImpactQuestion): readonly DatabaseObject[] {
  if (!changes.some(affects)) return [];
  return objects.flatMap(({ before }) => (before !== null && isTableKind(before.kind) ? [before] : []));
}

function readersOf(workspace: Workspace, question: ImpactQuestion): readonly string[] {
  return [...new Set(tablesBefore(question).flatMap(({ name }) => workspace.filesOf(name)))].sort();
}

function usageIn(workspace: Workspace, uri: string, question: ImpactQuestion): readonly FileUsage[] {
  const file = workspace.file(uri);
  if (file === null || !question.concerns(file)) return [];
  return [workspace.usage(file, (catalog) => new OverlaidCatalog(catalog, tablesBefore(question), question.dialect))];
}

/** Lineage tells tables of one name apart that a database calls as this one; here all else is left out. */
function asCalled(usage: FileUsage, { id, objects, dialect }: ImpactQuestion): FileUsage {
  const [object] = objects.flatMap(({ before }) => before ?? []);
  const plain = object === undefined ? id : OverlaidCatalog.idOf(object, dialect);
  if (id === undefined || plain === undefined || id === plain) return usage;
  return {
    ...usage,
    names: usage.names.flatMap((name) => (name.table === id ? [{ ...name, table: plain }] : [])),
    edges: usage.edges.flatMap((edge) => (edge.source.node === id ? [{ ...edge, source: { ...edge.source, node: plain } }] : [])),
  };
}

/** The name by which lineage knows the object. */
function idOf({ kind, object, before }: SchemaChange, objects: readonly DatabaseObject[], dialect: DialectName): string {
  const name = kind === 'rename-object' ? (before ?? object.name) : object.name;
  const found = objects.find((candidate) => candidate.name === name && candidate.schema === object.schema);
  const renamed = objects.find((candidate) => candidate.schema === object.schema && candidate.name === object.name);
  return OverlaidCatalog.idOf(found ?? renamed ?? { ...object, name }, dialect);
}

function placesIn({ uri, names, edges }: FileUsage, change: SchemaChange, table: string): ImpactPlace[] {
  const column = oldColumn(change);
  const uses = names.filter((use) => use.table === table && (column === null ? use.column === null : isColumn(use, column)));
  const places = uses.flatMap((use) => {
    const effect = effectOf(change, use.access);
    return effect === null ? [] : [{ uri, range: use.range, ...effect }];
  });
  if (column === null) return places;
  // A star names no column, and passes all of them on.
  const stars = edges.filter(({ source }) => source.node === table && sameName(source.column, column));
  for (const { start, end } of stars) {
    if (places.some(({ range }) => range.start >= start && range.end <= end)) continue;
    const effect = effectOf(change, 'read', true);
    if (effect !== null && !places.some(({ range }) => range.start === start)) places.push({ uri, range: { start, end }, ...effect });
  }
  return places.sort((a, b) => a.range.start - b.range.start);
}

/** The name that files know the column by; null for changes of a whole object. */
function oldColumn({ kind, column, before }: SchemaChange): string | null {
  return kind === 'rename-column' ? before : column;
}

function isColumn(use: UsedName, column: string): boolean {
  return use.column !== null && sameName(use.column, column);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function downstreamOf(workspace: Workspace, usages: readonly FileUsage[], change: SchemaChange, table: string): readonly string[] {
  const column = oldColumn(change);
  const own = [...usages.flatMap(({ edges }) => edges), ...workspace.flow.nearInDatabases(table)];
  const first = own
    .filter(({ source }) => source.node === table && (column === null || sameName(source.column, column)))
    .map(({ target }) => target);
  const found = new Map<string, { readonly node: string; readonly column: string }>();
  const queue = [...first];
  for (let end = queue.shift(); end !== undefined && found.size < MOST_DOWNSTREAM; end = queue.shift()) {
    const key = `${end.node}.${end.column}`;
    if (found.has(key)) continue;
    found.set(key, end);
    const { node, column: name } = end;
    for (const edge of workspace.flow.near(node))
      if (edge.source.node === node && (edge.source.column === name || name === '*')) queue.push(edge.target);
  }
  return [...found.keys()];
}
