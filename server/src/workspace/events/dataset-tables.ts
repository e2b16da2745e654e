import { type TableFact, textParts } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { Project } from '../project/project.ts';
import type { FlowTable } from './flow.ts';
import { connectionNamespace, namespaceDialect, sameNamespace } from './namespaces.ts';

/** The table that a dataset of OpenLineage is. */
export interface DatasetTable extends FlowTable {
  /** No table that others could use: a query or a temp table, which belong to one file, or one that nothing defines. */
  readonly local: boolean;
  readonly kind: TableFact['kind'];
}

/** What AETL says of a dataset that it has written itself. */
export interface OwnTable {
  readonly id: string;
  readonly kind: string | null;
  readonly dialect: DialectName | null;
}

/**
 * Names of the outside world as the workspace writes them. The database is left out where a connection is this very one; where no connection is on this
 * server, the last two parts may be a table of the workspace, and that is a guess.
 */
export function datasetTable(
  project: Project,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  { own, dialect: usual }: { readonly own: OwnTable | null; readonly dialect: DialectName },
): DatasetTable {
  const kind = TABLE_KINDS.find((known) => known === own?.kind) ?? 'table';
  const local = own !== null && LOCAL.has(own.kind ?? '');
  const isTable = own?.kind === 'unknown';
  const dialect = own?.dialect ?? namespaceDialect(namespace) ?? usual;
  if (local && !isTable) return { parts: [{ text: own.id, folded: own.id }], dialect, guessed: false, local, kind };
  if (namespace.startsWith('aetl:')) return { parts: textParts(dialect, own?.id ?? name), dialect, guessed: false, local, kind };
  const parts = textParts(dialect, name.replace(/^\/+/, ''));
  const connections = connectionsOf(project).filter((settings) => sameNamespace(connectionNamespace(settings) ?? '', namespace));
  const here = connections.find(({ type, database }) => type === 'mysql' || database === null || sameName(database, parts[0]?.text));
  if (here !== undefined) {
    const isDatabase = here.type !== 'mysql' && here.database !== null && parts.length > 1;
    return { parts: isDatabase ? parts.slice(1) : parts, dialect, guessed: false, local, kind };
  }
  // Another database of a server that is known is no guess: it is another one.
  if (connections.length > 0) return { parts, dialect, guessed: false, local, kind };
  const isDatabase = namespaceDialect(namespace) !== null;
  const shown = isDatabase && parts.length > 2 ? parts.slice(-2) : parts;
  return { parts: shown, dialect, guessed: true, local, kind };
}

const TABLE_KINDS: readonly TableFact['kind'][] = ['table', 'view', 'model', 'source', 'seed'];
const LOCAL: ReadonlySet<string> = new Set(['query', 'temp', 'file', 'report', 'unknown']);

function connectionsOf(project: Project) {
  const found = [];
  for (let at: Project | null = project; at !== null; at = at.parent)
    for (const { settings } of at.file?.connections ?? []) if (settings !== null) found.push(settings);
  return found;
}

function sameName(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
