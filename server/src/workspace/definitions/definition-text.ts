import type { CrawledSource, DefinedName } from '../../metadata/index.ts';
import { type DatabaseDefinitionResult, type DialectName, databaseDefinitionUri, readDatabaseDefinitionUri } from '../../protocol/index.ts';
import { dialectInfo } from '../../sql/index.ts';

export function definitionUri(connection: string, { schema, name, kind, signature }: DefinedName): string {
  return databaseDefinitionUri({ connection, schema, name, routine: isView(kind) ? null : { kind, signature } });
}

/** The object that a URI is of. */
export function definedAt(source: CrawledSource, uri: string): DefinedName | null {
  const address = readDatabaseDefinitionUri(uri);
  if (address === null) return null;
  const { schema, name, routine } = address;
  const found = source
    .definitionsNamed(name.toLowerCase())
    .filter((candidate) => candidate.name === name && candidate.schema === schema)
    .find(({ kind, signature }) => routine === null || (routine.kind === kind && routine.signature === signature));
  return found ?? null;
}

/** The SQL of a view or routine as one statement that would make it; null where the account may not read it. */
export function definitionText(source: CrawledSource, defined: DefinedName): string | null {
  const sql = source.definition(defined);
  if (sql === null || !isView(defined.kind) || /^\s*create\b/i.test(sql)) return sql;
  const { dialect } = source;
  const materialized = defined.kind === 'materialized-view' && dialect !== 'tsql' ? 'MATERIALIZED ' : '';
  const name = [defined.schema, defined.name].flatMap((part) => (part === null ? [] : quoted(dialect, part))).join('.');
  return `CREATE ${materialized}VIEW ${name}${columnList(source, defined)} AS\n${sql}`;
}

export type DefinitionDocument = NonNullable<DatabaseDefinitionResult>;

export function isView(kind: DefinedName['kind']): boolean {
  return kind === 'view' || kind === 'materialized-view';
}

/** Elsewhere the query itself names its columns as the view does. */
const LISTS_COLUMNS: ReadonlySet<DialectName> = new Set(['oracle', 'tsql', 'sqlite']);

function columnList(source: CrawledSource, { id }: DefinedName): string {
  const { dialect } = source;
  if (!LISTS_COLUMNS.has(dialect)) return '';
  const columns = source.columns(id).map(({ name }) => quoted(dialect, name));
  return columns.length === 0 ? '' : ` (${columns.join(', ')})`;
}

function quoted(dialect: DialectName, name: string): string {
  const [open, close] = dialectInfo(dialect).identifierQuotes;
  return `${open}${name.replaceAll(close, close + close)}${close}`;
}
