import { type CancellationToken, say, throwIfCancelled } from '../../base/index.ts';
import { buildLineageGraph, mergeGraphs, tableObject } from '../../lineage/index.ts';
import { type CatalogTable, type MetadataStore, OverlaidCatalog, type TableObject } from '../../metadata/index.ts';
import type { LineageEdge, LineageGraph, LineageQueryParams } from '../../protocol/index.ts';
import { type FileUsage, storePlace, type UsedName, type Workspace } from '../../workspace/index.ts';
import type { OpenStores } from '../databases/open-stores.ts';
import { pastGraph } from '../lineage-history/past-graph.ts';
import type { LineageService } from '../lineage-service.ts';
import type { Locations } from '../locations.ts';
import type { GoneColumn, GonePlace } from './model.ts';

export interface GoneSurroundings {
  readonly workspace: Workspace;
  readonly lineage: LineageService;
  readonly locations: Locations;
  readonly stores: OpenStores;
  /** Whether a store may be opened that the folders name. */
  readonly trusted: () => boolean;
  readonly breathe: () => Promise<void>;
}

/** Answers for columns that are no more: from what still names them, and from what was kept of them. */
export class GoneColumns {
  readonly #around: GoneSurroundings;

  constructor(around: GoneSurroundings) {
    this.#around = around;
  }

  /** Null where the name means something that is there, or nothing that ever was. */
  async find(name: string, token: CancellationToken): Promise<GoneColumn | null> {
    const { workspace, lineage, locations, breathe } = this.#around;
    const meant = goneName(name, lineage);
    const table = meant === null ? null : lineage.table(meant.node);
    if (meant === null || table === null) return null;
    const uses = await usesOf(workspace, meant, table, async () => {
      await breathe();
      throwIfCancelled(token);
    });
    const dropped = dropsOf(workspace, meant, table).flatMap(({ site, sentence }) => {
      const line = lineOf(workspace, locations, site);
      return line === null ? [] : [sentence(line)];
    });
    const places = uses.names.filter(isUse).flatMap((one) => placeOf(one, workspace, locations) ?? []);
    const kept = await this.#kept(meant, table);
    if (dropped.length + places.length === 0 && kept.told.length === 0) return null;
    const was = dropped.length > 0 || kept.told.length > 0;
    // A table that somebody alters may have more columns than are listed: only who knows of the drop can tell.
    if (meant.flows && dropped.length === 0) return null;
    const column = `${meant.node}.${meant.column}`;
    const sites = table.sites.flatMap((site) => lineOf(workspace, locations, site) ?? []);
    const head = was
      ? say('{0} is gone.', column)
      : sites[0] === undefined
        ? say('{0} has no column {1}.', meant.node, meant.column)
        : say('{0} has no column {1}: {2} does not list it.', meant.node, meant.column, sites[0]);
    const files = new Set(places.map(({ path }) => path)).size;
    const still =
      places.length === 0
        ? say('No file that AETL reads names it any more.')
        : say('{0} {0|place|places} in {1} {1|file|files} still {0|names|name} it.', places.length, files);
    return {
      node: meant.node,
      column: meant.column,
      told: [head, ...dropped, ...kept.told, still],
      places,
      edges: uses.edges,
      past: kept.past,
    };
  }

  /** What would be its lineage if it were there; where nothing names it any more, what it was. */
  graph(gone: GoneColumn, { direction, depth }: Pick<LineageQueryParams, 'direction' | 'depth'>): LineageGraph {
    const { lineage } = this.#around;
    const { node, column, told, past, edges } = gone;
    if (edges.length === 0 && past !== null) return { ...past.graph, direction, depth, warnings: [...told, ...past.graph.warnings] };
    const wanted = edges.filter(({ source }) => direction === 'both' || (isEnd(source, gone) ? 'downstream' : 'upstream') === direction);
    const located = wanted.map((edge) => lineage.locate(edge));
    const further = [...new Set(wanted.map((edge) => (isEnd(edge.source, gone) ? edge.target : edge.source)))].flatMap((end) => {
      const way = wanted.some(({ target }) => target === end) ? 'downstream' : 'upstream';
      return depth < 1
        ? []
        : [lineage.around({ node: end.node, column: end.column === '*' ? null : end.column }, { direction: way, depth: depth - 1 })];
    });
    const table = lineage.describe(node);
    const own: LineageGraph = {
      nodes: [
        {
          ...table,
          id: node,
          columns: [...table.columns, { name: column, type: null, description: told[0] ?? null }],
          moreUpstream: false,
          moreDownstream: false,
        },
      ],
      edges: located,
      focus: { node, column },
      direction,
      depth,
      warnings: told,
    };
    const merged = mergeGraphs([own, ...further]);
    return { ...merged, focus: own.focus, direction, depth };
  }

  async #kept(meant: GoneName, table: CatalogTable): Promise<Kept> {
    const { workspace, stores, trusted } = this.#around;
    const told: string[] = [];
    let past: GoneColumn['past'] = null;
    if (!trusted()) return { told, past };
    for (const [index, project] of workspace.projects.entries()) {
      const store = await stores.existing(storePlace(project));
      if (!store.ok || store.value === null) continue;
      told.push(...(await crawlsThatMissedIt(store.value, meant, table)));
      // Lineage goes across projects: that of the first one's store holds all of it.
      if (index > 0) continue;
      past = await this.#lastRecorded(store.value, meant);
      if (past !== null) told.push(recorded(meant, past.recordedAt));
    }
    return { told, past };
  }

  async #lastRecorded(store: MetadataStore, { node, column }: GoneName): Promise<GoneColumn['past']> {
    const { lineage } = this.#around;
    const seen = await store.lineageLastSeen({ table: node, column });
    if (!seen.ok || seen.value === null) return null;
    const found = await store.lineageAt(seen.value);
    if (!found.ok || found.value === null) return null;
    const past = pastGraph(found.value, (id) => lineage.describe(id));
    const spelled = [...past.graph.columnsOf(past.graph.table(node))]
      .map((number) => past.graph.columnName(number))
      .find((name) => same(name, column));
    const focus = { node, column: spelled ?? column };
    const graph = buildLineageGraph(past.graph, { focus, direction: 'both', depth: DEPTH, describe: (id) => past.describe(id) });
    return { recordedAt: found.value.recordedAt, graph: { ...graph, edges: graph.edges.map((edge) => past.locate(edge)) } };
  }
}

/** Steps of lineage that are shown of what was recorded. */
const DEPTH = 20;
/** Changes of one table that are looked through. */
const MOST_CHANGES = 1000;

interface GoneName {
  readonly node: string;
  readonly column: string;
  /** Lineage has it all the same: its table does not list it, and may have more than it lists. */
  readonly flows: boolean;
}

interface Kept {
  readonly told: readonly string[];
  readonly past: GoneColumn['past'];
}

/** A table that is there, and behind it the name of a column that is not. */
function goneName(name: string, lineage: LineageService): GoneName | null {
  const wanted = name.trim();
  const known = lineage.find(wanted);
  if (known.found === 'several') return null;
  if (known.found === 'one') {
    const { node, column } = known;
    const listed = column === null ? null : lineage.table(node)?.columns;
    return column === null || listed == null || listed.some((one) => same(one.name, column)) ? null : { node, column, flows: true };
  }
  for (let dot = wanted.lastIndexOf('.'); dot > 0; dot = wanted.lastIndexOf('.', dot - 1)) {
    const table = lineage.find(wanted.slice(0, dot));
    const column = wanted.slice(dot + 1).replace(/^["`[]|["`\]]$/g, '');
    if (table.found === 'one' && table.column === null && column !== '') return { node: table.node, column, flows: false };
  }
  return null;
}

interface Drop {
  readonly site: CatalogTable['sites'][number];
  readonly sentence: (line: string) => string;
}

/** Where files take the column away from its table. */
function dropsOf(workspace: Workspace, { node, column }: GoneName, table: CatalogTable): readonly Drop[] {
  return workspace.filesOf(node).flatMap((uri) => {
    const file = workspace.file(uri);
    if (file === null || !workspace.isMeantIn(file, node)) return [];
    return file.facts.changes.flatMap(({ parts, site, change }): Drop[] => {
      const [name, schema] = [parts.at(-1)?.text ?? '', parts.at(-2)?.text ?? table.schema ?? ''];
      if (!same(name, table.name) || !same(schema, table.schema ?? schema) || !('column' in change)) return [];
      if (change.change === 'drop-column' && same(change.column, column)) return [{ site, sentence: (line) => say('{0} drops it.', line) }];
      if (change.change === 'rename-column' && same(change.column, column))
        return [{ site, sentence: (line) => say('{0} renames it to {1}.', line, change.to) }];
      return [];
    });
  });
}

interface FoundName extends UsedName {
  readonly uri: string;
}

/** Readers of the table are bound as if it still had the column. */
async function usesOf(
  workspace: Workspace,
  meant: GoneName,
  table: CatalogTable,
  breathe: () => Promise<void>,
): Promise<{ readonly names: readonly FoundName[]; readonly edges: FileUsage['edges'] }> {
  const before = withColumn(tableObject(table), meant.column);
  const ids = new Set([meant.node, OverlaidCatalog.idOf(before, table.dialect)]);
  const isIt = (id: string, column: string | null) => ids.has(id) && column !== null && same(column, meant.column);
  const names: FoundName[] = [];
  const edges: FileUsage['edges'][number][] = [];
  for (const uri of workspace.filesOf(meant.node)) {
    const file = workspace.file(uri);
    if (file === null || !workspace.isMeantIn(file, meant.node)) continue;
    const usage = workspace.usage(file, (catalog) => new OverlaidCatalog(catalog, [before], table.dialect));
    for (const name of usage.names) if (isIt(name.table, name.column)) names.push({ ...name, uri });
    for (const edge of usage.edges) {
      const [from, into] = [isIt(edge.source.node, edge.source.column), isIt(edge.target.node, edge.target.column)];
      // A star that passes on what is there does not miss what is not.
      if ((from || into) && names.some((name) => name.uri === uri && name.range.start < edge.end && edge.start < name.range.end))
        edges.push({ ...edge, ...(from && { source: meant }), ...(into && { target: meant }) });
    }
    await breathe();
  }
  return { names, edges };
}

function withColumn(object: TableObject, name: string): TableObject {
  const column = { name, type: '', nullable: true, default: null, generated: null, identity: false, comment: null };
  return { ...object, columns: [...object.columns, column] };
}

function isUse({ access }: UsedName): boolean {
  return access === 'read' || access === 'write';
}

function placeOf({ uri, range }: FoundName, workspace: Workspace, locations: Locations): GonePlace | null {
  const [path, location] = [workspace.pathOf(uri), locations.locate({ uri, range })];
  return path === null || location === null ? null : { uri, range, path, location };
}

function lineOf(workspace: Workspace, locations: Locations, site: CatalogTable['sites'][number]): string | null {
  const [path, location] = [workspace.pathOf(site.uri), locations.locate(site)];
  return path === null || location === null ? null : `${path}:${location.range.start.line + 1}`;
}

async function crawlsThatMissedIt(store: MetadataStore, { column }: GoneName, table: CatalogTable): Promise<readonly string[]> {
  const object = table.schema === null ? table.name : `${table.schema}.${table.name}`;
  const found = await store.history({ object, kinds: ['drop-column', 'rename-column'], limit: MOST_CHANGES });
  const changes = found.ok ? found.value : [];
  const mine = changes.find((change) => same((change.kind === 'rename-column' ? change.before : change.column) ?? '', column));
  if (mine === undefined) return [];
  const when = moment(mine.detectedAt);
  return [
    mine.kind === 'rename-column'
      ? say('The crawl of {0} on {1} found that it is called {2} now.', mine.source, when, mine.column ?? '')
      : say('The crawl of {0} on {1} did not find it any more; it was {2}.', mine.source, when, mine.before ?? say('of unknown type')),
  ];
}

function recorded({ node, column }: GoneName, at: number): string {
  const time = new Date(at).toISOString();
  return say('Its lineage was last recorded on {0}: {1} shows it.', moment(at), `aetl lineage ${node}.${column} --at ${time}`);
}

function moment(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

function isEnd(end: LineageEdge['source'], { node, column }: Pick<GoneName, 'node' | 'column'>): boolean {
  return end.node === node && same(end.column, column);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
