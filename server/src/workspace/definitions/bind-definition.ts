import { LineIndex } from '../../base/index.ts';
import { type CrawledCatalog, type DefinedName, nameParts } from '../../metadata/index.ts';
import { type BoundScript, bindScript, type ObjectName, parseScript, type TableLookup } from '../../sql/index.ts';
import { viewEdges } from '../analysis/lineage-edges.ts';
import { NO_EDGES, type PackedEdges, packEdges } from '../analysis/packed-edges.ts';
import { plainViews } from '../analysis/view.ts';

/** What a definition says, and what of the database that follows from. */
export interface BoundDefinition {
  readonly edges: PackedEdges;
  /** Last parts of the names that it asked for, in lower case. */
  readonly asked: readonly string[];
  /** Null for what is not read: other languages, what the account may not see. */
  readonly bound: BoundScript | null;
}

/** What is longer is generated, and would stop everybody else. */
const LONGEST = 1_000_000;

/** Languages of routines whose text is SQL. */
const SQL = /^(sql|plpgsql|pl\/sql|t-?sql|psql|edbspl)$/i;

/**
 * The edges of a view or routine, by the names of its database's catalog. It runs in the database, so that what looks wrong in it is no
 * mistake of anybody's: its edges are uncertain.
 */
export function bindDefinition(catalog: CrawledCatalog, defined: DefinedName, uri: string, text: string | null): BoundDefinition {
  if (text === null || text.length > LONGEST || (defined.language !== null && !SQL.test(defined.language))) return NOTHING;
  const { dialect } = catalog.source;
  const asked = new Set<string>();
  const path = searchPath(catalog, defined);
  const find = (name: ObjectName): TableLookup => {
    if (name.jinja !== null || name.link !== null || name.parts.length === 0 || name.parts.some((part) => part.dynamic)) return UNKNOWN;
    const parts = nameParts(dialect, name);
    asked.add((parts.at(-1)?.text ?? '').toLowerCase());
    return catalog.findParts(parts, dialect, path);
  };
  const bound = bindScript(parseScript(text, dialect), { findTable: find });
  const lines = new LineIndex(text);
  const edges = viewEdges(plainViews(bound), {
    uri,
    path: definitionPath(defined),
    lineAt: (offset) => lines.positionAt(offset).line,
    model: null,
    find,
  });
  const doubtful =
    bound.script.statements.some(({ tree }) => tree.errors.length > 0) ||
    bound.statements.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
  return { edges: packEdges(doubtful ? edges.map((edge) => ({ ...edge, uncertain: true })) : edges), asked: [...asked], bound };
}

/** What its own temp tables and queries are called by. */
export function definitionPath({ schema, name }: Pick<DefinedName, 'schema' | 'name'>): string {
  return schema === null ? name : `${schema}.${name}`;
}

/** PostgreSQL looks where the session does; others begin with the schema of the object itself. */
function searchPath({ source }: CrawledCatalog, { schema }: DefinedName): readonly string[] {
  const own = schema === null ? [] : [schema];
  return source.dialect === 'postgres' ? [...source.searchPath, ...own] : [...own, ...source.searchPath];
}

const NOTHING: BoundDefinition = { edges: NO_EDGES, asked: [], bound: null };
const UNKNOWN: TableLookup = { found: 'unknown' };
