import { type CancellationToken, say } from '../../base/index.ts';
import { EXPOSURE, findCritical, findPersonalArrivals, findUnused } from '../../lineage/index.ts';
import type { CatalogTable, FileSite } from '../../metadata/index.ts';
import type { FileUsage, FlowEdge, Workspace } from '../../workspace/index.ts';
import type { LineageService } from '../lineage-service.ts';
import type { Locations } from '../locations.ts';
import { explain } from './explain-column.ts';
import { lineagePaths } from './lineage-paths.ts';
import type { LineageFinding, LineageQuestions } from './model.ts';

export function createLineageQuestions(workspace: Workspace, lineage: LineageService, locations: Locations): LineageQuestions {
  return {
    async explainLineage(name, token) {
      await workspace.settleDefinitions(token);
      return explain(workspace, lineage, name, token);
    },
    async lineagePaths(names, token) {
      await workspace.settleDefinitions(token);
      return lineagePaths(workspace, lineage, names, token);
    },
    async unusedLineage(token) {
      await workspace.settleDefinitions(token);
      const graph = lineage.graph();
      const { tables, columns } = findUnused(graph, {
        tables: allTables(workspace),
        isRead: ({ id }) => isNamedInFlow(workspace, id),
        isStar: (edge) => isStarOf(workspace, graph.edge(edge)),
        token,
      });
      return {
        tables: tables.map(({ table, use }) => ({ table: table.id, kind: table.kind, use })),
        columns: columns.map(({ table, column }) => ({ table: table.id, column })),
      };
    },
    async lineageFindings(token) {
      await workspace.settleDefinitions(token);
      return [...personal(workspace, lineage, locations, token), ...critical(workspace, lineage, locations, token)];
    },
  };
}

/** Whether a statement from which something flows reads the table, be it for its rows alone. */
function isNamedInFlow(workspace: Workspace, id: string): boolean {
  const reads = ({ names }: FileUsage) => names.some(({ table, access, flows }) => table === id && access === 'read' && flows);
  for (const uri of workspace.filesOf(id)) {
    const file = workspace.file(uri);
    if (file !== null && reads(workspace.usage(file, (catalog) => catalog))) return true;
  }
  for (const usage of workspace.definitionUsages(id)) if (reads(usage)) return true;
  return false;
}

/** What a star yields has no expression of its own: its place is the query, or the star. */
function isStarOf(workspace: Workspace, { uri, start, end }: FlowEdge): boolean {
  return STAR.test(workspace.textOf(uri)?.slice(start, end) ?? '');
}

const STAR = /^\W*(?:select|with|from|table)\b|\*\s*$/i;

/** Schemas and folders whose tables are made for many to look at. */
const PUBLIC =
  /(^|[._/])(data_?)?(marts?|reports?|reporting|dashboards?|bi|exports?|share|shared|publish|published|presentation|gold)([._/]|$)/i;

function personal(
  workspace: Workspace,
  lineage: LineageService,
  locations: Locations,
  token: CancellationToken,
): readonly LineageFinding[] {
  const graph = lineage.graph();
  const publicTables = new Map<string, boolean>();
  const isPublic = (id: string) => {
    const known = publicTables.get(id) ?? isLookedAt(workspace, lineage, id);
    publicTables.set(id, known);
    return known;
  };
  const expression = (edge: number) => lineage.locate(graph.edge(edge)).expression ?? '';
  const found = findPersonalArrivals(graph, { tables: tablesOf(workspace), isPublic, expression, token });
  return found.map(({ source, domain, confidence, arrival, path }): LineageFinding => {
    const table = lineage.table(arrival.table);
    const what = say('{0} % surely {1}', Math.round(confidence * 100), domain);
    const where = arrival.table.startsWith(EXPOSURE)
      ? say('the exposure {0}', arrival.table.slice(EXPOSURE.length))
      : `${arrival.table}.${arrival.column}`;
    return {
      code: 'personal-data',
      ...arrival,
      message: say(
        '{0} ({1}) comes to {2} as it is. Mask or hash it on the way, or leave it out.',
        `${source.table}.${source.column}`,
        what,
        where,
      ),
      ...placeOf(workspace, locations, table === null ? null : columnSite(table, arrival.column)),
      way: path,
    };
  });
}

function isLookedAt(workspace: Workspace, lineage: LineageService, id: string): boolean {
  if (id.startsWith(EXPOSURE)) return true;
  const table = lineage.table(id);
  const schema = table?.schema ?? '';
  if (table?.kind === 'source' || table?.kind === 'temp') return false;
  if (PUBLIC.test(`${schema}.`)) return true;
  return (table?.sites ?? []).some(({ uri }) => PUBLIC.test(workspace.pathOf(uri)?.replace(/[^/]*$/, '') ?? ''));
}

function critical(
  workspace: Workspace,
  lineage: LineageService,
  locations: Locations,
  token: CancellationToken,
): readonly LineageFinding[] {
  const withTests = new Set(
    [...workspace.tables()].filter(({ table }) => table.columns.some(({ tests }) => tests.length > 0)).map(({ project }) => project),
  );
  const tables = Array.from(workspace.tables(), ({ project, table }) => ({ table, hasTests: withTests.has(project) }));
  return findCritical(lineage.graph(), tables, token).map(({ table, column, missing, downstream }) => ({
    code: missing === 'test' ? 'untested-column' : 'undescribed-column',
    table: table.id,
    column,
    message: say(
      missing === 'test'
        ? '{0} has no test, and {1} {1|column is|columns are} computed from it.'
        : '{0} has no description, and {1} {1|column is|columns are} computed from it.',
      `${table.id}.${column}`,
      downstream,
    ),
    ...placeOf(workspace, locations, columnSite(table, column)),
    way: null,
  }));
}

/** Those too that only a database has. */
function* allTables(workspace: Workspace): Generator<CatalogTable> {
  yield* tablesOf(workspace);
  for (const { project, connection, catalog } of workspace.crawls())
    for (const table of catalog.tables()) yield { ...table, id: workspace.nodeOfDatabase(project.folder, connection, table.id) };
}

function* tablesOf(workspace: Workspace): Generator<CatalogTable> {
  for (const { table } of workspace.tables()) yield table;
}

function columnSite(table: CatalogTable, column: string): FileSite | null {
  return table.columns.find(({ name }) => name === column)?.sites[0] ?? table.sites[0] ?? null;
}

function placeOf(workspace: Workspace, locations: Locations, site: FileSite | null): Pick<LineageFinding, 'path' | 'location'> {
  return site === null ? { path: null, location: null } : { path: workspace.pathOf(site.uri), location: locations.locate(site) };
}
