import { say } from '../base/index.ts';
import type { CatalogColumn, CatalogTable } from '../metadata/index.ts';
import type { CatalogChildrenParams, CatalogNode, SourceLocation } from '../protocol/index.ts';
import type { Project, Workspace } from '../workspace/index.ts';

/** Turns a place in a file into a location for editors; null when the file is gone. */
export type Locate = (
  site: { readonly uri: string; readonly range: { readonly start: number; readonly end: number } } | undefined,
) => SourceLocation | null;

/** The children of a node of the schema tree: projects, their schemas, tables, columns. One project alone is left out. */
export function catalogChildren(workspace: Workspace, locate: Locate, { parent, filter }: CatalogChildrenParams): CatalogNode[] {
  const wanted = filter?.trim().toLowerCase() ?? '';
  const groups = groupTables(workspace, wanted);
  if (parent === undefined) {
    const [only, ...others] = groups.keys();
    if (only === undefined) return [];
    if (others.length === 0) return projectChildren(only, groups.get(only) ?? [], locate);
    return [...groups].map(([project, tables]) => projectNode(project, tables));
  }
  const { project: folder, schema, table } = readId(parent);
  const project = [...groups.keys()].find((candidate) => candidate.folder === folder);
  if (project === undefined) return [];
  const tables = groups.get(project) ?? [];
  if (table !== undefined) {
    const found = tables.find((candidate) => candidate.id === table);
    return found === undefined
      ? []
      : found.columns.filter((column) => keepsColumn(found, column, wanted)).map((column) => columnNode(project, found, column, locate));
  }
  if (schema !== undefined)
    return tables.filter((candidate) => schemaOf(candidate) === schema).map((candidate) => tableNode(project, candidate, locate));
  return projectChildren(project, tables, locate);
}

interface NodeId {
  readonly project: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
}

function groupTables(workspace: Workspace, wanted: string): Map<Project, CatalogTable[]> {
  const groups = new Map<Project, CatalogTable[]>();
  for (const { project, table } of workspace.tables()) {
    if (wanted !== '' && !matches(table, wanted)) continue;
    const tables = groups.get(project);
    if (tables === undefined) groups.set(project, [table]);
    else tables.push(table);
  }
  for (const tables of groups.values()) tables.sort((a, b) => compare(a.name, b.name));
  return groups;
}

function matches(table: CatalogTable, wanted: string): boolean {
  return table.name.toLowerCase().includes(wanted) || table.columns.some((column) => column.name.toLowerCase().includes(wanted));
}

/** A table that matches by its own name keeps all columns. */
function keepsColumn(table: CatalogTable, column: CatalogColumn, wanted: string): boolean {
  return wanted === '' || table.name.toLowerCase().includes(wanted) || column.name.toLowerCase().includes(wanted);
}

function projectChildren(project: Project, tables: readonly CatalogTable[], locate: Locate): CatalogNode[] {
  const schemas = new Map<string, number>();
  for (const table of tables) {
    const schema = schemaOf(table);
    if (schema !== null) schemas.set(schema, (schemas.get(schema) ?? 0) + 1);
  }
  const folders = [...schemas]
    .sort(([a], [b]) => compare(a, b))
    .map(([schema, count]): CatalogNode => {
      return {
        ...BARE,
        id: writeId({ project: project.folder, schema }),
        kind: 'schema',
        label: schema,
        detail: say('{0} {0|table|tables}', count),
        hasChildren: true,
      };
    });
  return [...folders, ...tables.filter((table) => schemaOf(table) === null).map((table) => tableNode(project, table, locate))];
}

function projectNode(project: Project, tables: readonly CatalogTable[]): CatalogNode {
  return {
    ...BARE,
    id: writeId({ project: project.folder }),
    kind: 'root',
    label: project.name,
    // Two projects may have one name: the folder tells a nested one from the one around it.
    detail: project.folder.startsWith(`${project.root}/`)
      ? `${project.folder.slice(project.root.length + 1)} · ${say('{0} {0|table|tables}', tables.length)}`
      : say('{0} {0|table|tables}', tables.length),
    hasChildren: tables.length > 0,
  };
}

function tableNode(project: Project, table: CatalogTable, locate: Locate): CatalogNode {
  return {
    ...BARE,
    id: writeId({ project: project.folder, table: table.id }),
    kind: table.kind === 'temp' ? 'table' : table.kind,
    label: table.name,
    detail: table.columns.length > 0 ? say('{0} {0|column|columns}', table.columns.length) : null,
    description: table.description,
    dialect: table.dialect,
    hasChildren: table.columns.length > 0,
    lineageName: table.id,
    location: locate(table.sites[0]),
  };
}

function columnNode(project: Project, table: CatalogTable, column: CatalogColumn, locate: Locate): CatalogNode {
  return {
    ...BARE,
    id: writeId({ project: project.folder, table: table.id, column: column.name }),
    kind: 'column',
    label: column.name,
    detail: column.type,
    description: column.description,
    dialect: table.dialect,
    hasChildren: false,
    primaryKey: column.primaryKey,
    references: column.references === null ? null : `${column.references.table}.${column.references.column}`,
    lineageName: `${table.id}.${column.name}`,
    location: locate(column.sites[0] ?? table.sites[0]),
  };
}

const BARE = { description: null, dialect: null, primaryKey: false, references: null, lineageName: null, location: null } as const;

function schemaOf(table: CatalogTable): string | null {
  if (table.schema === null) return null;
  return table.catalog === null ? table.schema : `${table.catalog}.${table.schema}`;
}

function writeId(id: NodeId): string {
  return JSON.stringify(id);
}

/** Ids come back from clients; one that is no longer ours has no children. */
function readId(text: string): NodeId {
  try {
    const id: unknown = JSON.parse(text);
    return typeof id === 'object' && id !== null && 'project' in id ? (id as NodeId) : NOWHERE;
  } catch {
    return NOWHERE;
  }
}

const NOWHERE: NodeId = { project: '' };

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
