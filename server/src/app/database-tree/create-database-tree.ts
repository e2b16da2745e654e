import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { type BrowsedObject, type CrawledBrowser, isTable, listOf, type TableObject } from '../../metadata/index.ts';
import type {
  ConnectionNode,
  DatabaseChildrenParams,
  DatabaseNode,
  TableAddress,
  TableSelectParams,
  TableSelectResult,
} from '../../protocol/index.ts';
import type { ConnectionInfo } from '../connections/connections.ts';
import type { ConnectionHealth } from '../databases/connection-health.ts';
import { type FoundObjects, findObjects } from './find-objects.ts';
import { type NodeId, readNodeId, writeNodeId } from './node-id.ts';
import { folderNode, KINDS, type NodePlace, noteNode, objectNode, PAGE, partNodes, rangeNodes, schemaNode, tableParts } from './nodes.ts';
import { pathTo } from './path-to.ts';
import { type SchemaOutline, SchemaOutlines } from './schema-outline.ts';
import { previewSql, querySql } from './table-sql.ts';

export interface DatabaseTreeOptions {
  readonly connections: () => readonly ConnectionInfo[];
  /** The last crawl of a connection; null when there is none. */
  readonly browser: (connection: ConnectionInfo) => CrawledBrowser | null;
  /** What lineage calls a table of a connection, by the name that its database gives it. */
  readonly lineageName: (connection: ConnectionInfo, id: string) => string;
  readonly health: (connection: string) => ConnectionHealth;
  readonly trusted: () => boolean;
  readonly breathe: () => Promise<void>;
}

/** The databases of the connections as a tree, out of what crawls have found. It works offline, and reads nothing that is not looked at. */
export interface DatabaseTree {
  children(params: DatabaseChildrenParams, token: CancellationToken): Promise<readonly DatabaseNode[]>;
  /** The nodes from a connection down to a table, or to its column; empty when the last crawl knows no such thing. */
  path(address: TableAddress, token: CancellationToken): Promise<readonly DatabaseNode[]>;
  /** A statement that reads a table. */
  select(params: TableSelectParams): TableSelectResult;
  /** Another text when another crawl stands behind a connection. */
  revision(): string;
}

const PREVIEWED_ROWS = 1_000;

export function createDatabaseTree(options: DatabaseTreeOptions): DatabaseTree {
  const outlines = new SchemaOutlines(options.breathe);
  const found = new Map<string, FoundObjects>();
  // Projects may have connections of one name; the first is meant wherever a name is given.
  const connectionNamed = (name: string) => options.connections().find((connection) => connection.name === name) ?? null;
  const browserOf = (name: string) => {
    const connection = connectionNamed(name);
    return connection && options.browser(connection);
  };
  const find = async (browser: CrawledBrowser, filter: string, token: CancellationToken): Promise<FoundObjects> => {
    const key = `${browser.revision}\n${filter}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const objects = await findObjects(browser, filter, options.breathe, token);
    // Whoever types leaves many filters behind.
    if (found.size > 20) found.clear();
    found.set(key, objects);
    return objects;
  };
  const tableAt = ({ connection, schema, name }: Pick<TableAddress, 'connection' | 'schema' | 'name'>) => {
    const browser = browserOf(connection);
    const object = browser?.object('tables', schema ?? '', name, '') ?? null;
    return browser === null || object === null || !isTable(object) ? null : { browser, table: object };
  };
  const children: DatabaseTree['children'] = async ({ parent, filter = '' }, token) => {
    const wanted = filter.trim().toLowerCase();
    if (parent === undefined) {
      const all = distinct(options.connections()).map((connection) => connectionNode(connection, options));
      if (wanted === '') return all;
      const matching: ConnectionNode[] = [];
      for (const node of all) {
        const browser = browserOf(node.connection);
        if (browser !== null && (await find(browser, wanted, token)).objects.length > 0) matching.push(node);
      }
      return matching;
    }
    const id = readNodeId(parent);
    const connection = id === null ? null : connectionNamed(id.connection);
    if (id === null || connection === null) return [];
    const browser = options.browser(connection);
    if (browser === null) return id.at === 'connection' ? notesOf(connection, options) : [];
    const lineageName = (table: string) => options.lineageName(connection, table);
    const place: NodePlace = { connection: connection.name, browser, lineageName };
    if (wanted !== '' && (id.at === 'connection' || id.at === 'schema')) return foundNodes(place, id, await find(browser, wanted, token));
    return childrenOf(place, id, wanted, (schema) => outlines.of(browser, schema, token), options);
  };
  return {
    children,
    path: (address, token) =>
      pathTo(address, async (parent) => {
        await options.breathe();
        throwIfCancelled(token);
        return children(parent === null ? {} : { parent: parent.id }, token);
      }),
    select({ address, purpose, limit = PREVIEWED_ROWS }) {
      const found = tableAt('partOf' in address ? { connection: address.connection, ...address.partOf } : address);
      if (found === null) return null;
      const { dialect } = found.browser;
      const { table } = found;
      const place = 'partOf' in address ? address : table;
      const columns = address.column === null ? table.columns.map(({ name }) => name) : [address.column];
      const sql = purpose === 'preview' ? previewSql(dialect, place, columns, limit) : querySql(dialect, place, columns);
      return { sql, connection: address.connection };
    },
    revision: () => JSON.stringify(options.connections().map((connection) => options.browser(connection)?.revision ?? '')),
  };
}

function distinct(connections: readonly ConnectionInfo[]): readonly ConnectionInfo[] {
  return [...new Map(connections.toReversed().map((connection) => [connection.name, connection])).values()].reverse();
}

function connectionNode(connection: ConnectionInfo, { browser, health, trusted }: DatabaseTreeOptions): ConnectionNode {
  const { name, type, environment } = connection;
  return {
    origin: 'database',
    kind: 'connection',
    id: writeNodeId({ at: 'connection', connection: name }),
    connection: name,
    label: name,
    hasChildren: true,
    type,
    environment,
    crawledAt: browser(connection)?.crawledAt ?? null,
    ...health(name),
    trusted: trusted(),
  };
}

/** What is to be said of a connection that was never crawled. */
function notesOf({ name }: ConnectionInfo, { health, trusted }: DatabaseTreeOptions): readonly DatabaseNode[] {
  if (!trusted()) return [noteNode(name, 'untrusted')];
  const { failure, crawling } = health(name);
  // Its schemas come one after another; nobody has to ask for them again.
  if (crawling) return [];
  return failure === null ? [noteNode(name, 'never-crawled')] : [noteNode(name, 'failed', failure), noteNode(name, 'never-crawled')];
}

async function childrenOf(
  place: NodePlace,
  id: NodeId,
  wanted: string,
  outlineOf: (schema: string) => Promise<SchemaOutline>,
  options: DatabaseTreeOptions,
): Promise<readonly DatabaseNode[]> {
  const { browser, connection } = place;
  switch (id.at) {
    case 'connection': {
      const { failure } = options.health(connection);
      const schemas = browser.schemas.map(({ name }) => schemaNode(place, name));
      const notes = failure === null ? [] : [noteNode(connection, 'failed', failure)];
      return schemas.length === 0 && notes.length === 0 ? [noteNode(connection, 'empty')] : [...notes, ...schemas];
    }
    case 'schema': {
      const outline = await outlineOf(id.schema);
      const folders = KINDS.flatMap((kind) => {
        const count = outline.get(kind)?.length ?? 0;
        return count === 0 ? [] : [folderNode(place, id.schema, kind, count)];
      });
      return folders.length === 0 ? [noteNode(connection, 'empty')] : folders;
    }
    case 'folder': {
      const ids = (await outlineOf(id.schema)).get(id.of) ?? [];
      if (ids.length > PAGE) return rangeNodes(place, id.schema, id.of, ids);
      return browser.listed(listOf(id.of), ids).map((object) => objectNode(place, object));
    }
    case 'range': {
      const ids = (await outlineOf(id.schema)).get(id.of) ?? [];
      return browser.listed(listOf(id.of), ids.slice(id.from, id.to)).map((object) => objectNode(place, object));
    }
    case 'object': {
      const table = tableOf(place, id.schema, id.name);
      return table === null ? [] : tableParts(place, table).filter((node) => keepsPart(node, id.name, wanted));
    }
    case 'parts': {
      const table = tableOf(place, id.schema, id.name);
      return table === null ? [] : partNodes(place, table, id.of);
    }
    case 'leaf':
      return [];
  }
}

function tableOf({ browser }: NodePlace, schema: string, name: string): TableObject | null {
  const object = browser.object('tables', schema, name, '');
  return object !== null && isTable(object) ? object : null;
}

/** A table that matches by its own name keeps all. */
function keepsPart(node: DatabaseNode, table: string, wanted: string): boolean {
  return wanted === '' || table.toLowerCase().includes(wanted) || (node.kind === 'column' && node.label.toLowerCase().includes(wanted));
}

/** With a filter the folders are left out: what is left is looked at, not gone through. */
function foundNodes(place: NodePlace, id: NodeId & { readonly at: 'connection' | 'schema' }, found: FoundObjects): readonly DatabaseNode[] {
  const of = (object: BrowsedObject) => object.schema ?? '';
  if (id.at === 'schema') return found.objects.filter((object) => of(object) === id.schema).map((object) => objectNode(place, object));
  const schemas = [...new Set(found.objects.map(of))].sort().map((schema) => schemaNode(place, schema));
  return found.more ? [...schemas, noteNode(place.connection, 'more-matches')] : schemas;
}
