import { type FileFacts, type TableFact, textParts } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { relation } from './globals/relations.ts';

/** A model as dbt compiled it. */
export interface CompiledModel {
  /** SHA-256 of the text that was compiled, in hexadecimal digits. */
  readonly checksum: string;
  /** Its SQL, with the names of tables as `ref` and `source` again. */
  readonly sql: string;
}

/** What dbt's last run wrote of a project: what packages define, and what became of the templates. */
export interface Manifest {
  readonly facts: FileFacts;
  /** By path, relative to the project. */
  readonly compiled: ReadonlyMap<string, CompiledModel>;
}

const NO_MANIFEST: Manifest = { facts: { tables: [], changes: [] }, compiled: new Map() };

/** Reads target/manifest.json. Anything that does not look like one has nothing to say. */
export function readManifest(
  text: string,
  of: { readonly uri: string; readonly dialect: DialectName; readonly project: string },
): Manifest {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return NO_MANIFEST;
  }
  const nodes = [...entries(field(manifest, 'nodes')), ...entries(field(manifest, 'sources'))];
  const names = new Map(nodes.map(([id, node]) => [id, printedName(node)]));
  const tables: TableFact[] = [];
  const compiled = new Map<string, CompiledModel>();
  for (const [, node] of nodes) {
    const own = stringOf(node, 'package_name') === of.project;
    const fact = own ? null : tableFact(node, of);
    if (fact !== null) tables.push(fact);
    const model = own ? compiledModel(node, names, nodes) : null;
    const path = stringOf(node, 'original_file_path')?.replaceAll('\\', '/');
    if (model !== null && path !== undefined) compiled.set(path, model);
  }
  return { facts: { tables, changes: [] }, compiled };
}

type Node = unknown;

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function stringOf(value: unknown, key: string): string | null {
  const found = field(value, key);
  return typeof found === 'string' && found !== '' ? found : null;
}

function entries(value: unknown): [string, Node][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

const KINDS: Readonly<Record<string, TableFact['kind']>> = { model: 'model', seed: 'seed', snapshot: 'model', source: 'source' };

function printedName(node: Node): string | null {
  const name = stringOf(node, 'name');
  const kind = KINDS[stringOf(node, 'resource_type') ?? ''];
  if (name === null || kind === undefined) return null;
  const source = stringOf(node, 'source_name');
  return relation(source === null ? { function: 'ref', args: [name] } : { function: 'source', args: [source, name] }).printed;
}

function tableFact(node: Node, { uri, dialect }: { readonly uri: string; readonly dialect: DialectName }): TableFact | null {
  const name = stringOf(node, 'name');
  const kind = KINDS[stringOf(node, 'resource_type') ?? ''];
  if (name === null || kind === undefined) return null;
  const source = stringOf(node, 'source_name');
  const parts = source === null ? name : `${stringOf(node, 'schema') ?? source}.${stringOf(node, 'identifier') ?? name}`;
  const columns = entries(field(node, 'columns')).map(([key, column]) => ({
    name: stringOf(column, 'name') ?? key,
    type: stringOf(column, 'data_type'),
    nullable: null,
    description: stringOf(column, 'description'),
    primaryKey: false,
    references: null,
    tests: [],
    site: null,
  }));
  return {
    role: source === null ? 'described' : 'source',
    kind,
    dialect,
    parts: textParts(dialect, parts),
    columns,
    complete: false,
    description: stringOf(node, 'description'),
    site: { uri, range: { start: 0, end: 0 } },
    jinja: source === null ? { function: 'ref', args: [name] } : { function: 'source', args: [source, name] },
    repeatable: true,
  };
}

function compiledModel(node: Node, names: ReadonlyMap<string, string | null>, nodes: readonly [string, Node][]): CompiledModel | null {
  const sql = stringOf(node, 'compiled_code') ?? stringOf(node, 'compiled_sql');
  const checksum = stringOf(field(node, 'checksum'), 'checksum');
  if (sql === null || checksum === null) return null;
  const needed = field(field(node, 'depends_on'), 'nodes');
  const wanted = new Set(Array.isArray(needed) ? needed : []);
  const written = nodes
    .flatMap(([id, other]) => {
      const from = stringOf(other, 'relation_name');
      const to = names.get(id);
      return wanted.has(id) && from !== null && to ? [{ from, to }] : [];
    })
    // A name can be the beginning of another.
    .sort((a, b) => b.from.length - a.from.length);
  return { checksum, sql: written.reduce((text, { from, to }) => text.replaceAll(from, to), sql) };
}
