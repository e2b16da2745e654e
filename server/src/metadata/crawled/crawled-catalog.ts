import { closestNames, mostSlips, Recent } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { TableLookup } from '../../sql/index.ts';
import { isTableKind } from '../database/object-identity.ts';
import { matchEntries, type Named } from '../entries.ts';
import type { CatalogColumn, CatalogTable, NamePart } from '../model.ts';
import { catalogPart, isOpenName, isSystemName, sameFamily, textParts } from '../names.ts';
import type { CrawledName, CrawledSource } from './crawled-source.ts';

/** Columns that are kept: those of the tables that a project works with. */
const KEPT_COLUMNS = 200_000;
/** Names that are kept, with those of which it is known that there are none. */
const KEPT_NAMES = 50_000;
/** Synonyms of synonyms are followed so far. */
const MOST_SYNONYMS = 4;

const catalogs = new WeakMap<CrawledSource, CrawledCatalog>();

const UNKNOWN: TableLookup = { found: 'unknown' };

/** What a crawl found, asked by name: only what is asked for is read. */
export class CrawledCatalog {
  readonly source: CrawledSource;
  readonly #names = new Recent<readonly CrawledEntry[]>(KEPT_NAMES);
  readonly #columns = new Recent<readonly CatalogColumn[]>(KEPT_COLUMNS);
  #tables: readonly CatalogTable[] | null = null;
  #schemas: ReadonlySet<string> | null = null;

  /** One catalog for all who ask the same source. */
  static of(source: CrawledSource): CrawledCatalog {
    const catalog = catalogs.get(source) ?? new CrawledCatalog(source);
    catalogs.set(source, catalog);
    return catalog;
  }

  constructor(source: CrawledSource) {
    this.source = source;
  }

  /** `path` are the schemas of names without one, where whoever asks has others than the connection. */
  findParts(parts: readonly NamePart[], dialect: DialectName, path: readonly string[] = this.source.searchPath): TableLookup {
    if (isOpenName(parts)) return UNKNOWN;
    const found = this.match(parts, dialect, path);
    if (found === 'several') return UNKNOWN;
    if (found !== null) return { found: 'table', table: found };
    if (!sameFamily(dialect, this.source.dialect) || isSystemName(dialect, parts) || !this.#answersFor(parts)) return UNKNOWN;
    // Sequences, packages and types can stand where tables do in some databases.
    if (this.#entriesNamed(parts.at(-1)?.text ?? '').length > 0 && !this.#onlyElsewhere(parts)) return UNKNOWN;
    return absent(() => this.#suggest(parts));
  }

  match(
    parts: readonly NamePart[],
    dialect: DialectName,
    path: readonly string[] = this.source.searchPath,
    depth = 0,
  ): CatalogTable | 'several' | null {
    const entries = this.#entriesNamed(parts.at(-1)?.text ?? '').filter(({ name }) => isTableKind(name.kind) || name.kind === 'synonym');
    if (entries.length === 0) return null;
    const found = this.#inPath(entries, parts, dialect, path) ?? matchEntries(entries, parts, dialect);
    if (found === null || found === 'several') return found;
    if (found.name.kind !== 'synonym') return found.table;
    return this.#follow(found.name, depth);
  }

  #inPath(
    entries: readonly CrawledEntry[],
    parts: readonly NamePart[],
    dialect: DialectName,
    path: readonly string[],
  ): CrawledEntry | null {
    const [name, ...more] = parts;
    if (name === undefined || more.length > 0) return null;
    for (const schema of path) {
      const found = matchOne(entries, [catalogPart(this.source.dialect, schema), name], dialect);
      if (found !== null) return found;
    }
    return null;
  }

  /** Another text when other objects have this name, in lower case, or one of them is not what it was. */
  stateOf(bucket: string): string {
    return this.#entriesNamed(bucket)
      .map(({ name }) => `${name.schema ?? ''}.${name.name} ${name.kind} ${name.hash}`)
      .join('\n');
  }

  table(id: string): CatalogTable | null {
    // A name may hold a dot itself.
    for (let at = 0; ; ) {
      const found = this.#entriesNamed(id.slice(at)).find((entry) => entry.table.id === id && isTableKind(entry.name.kind));
      if (found !== undefined) return found.table;
      const dot = id.indexOf('.', at);
      if (dot < 0) return null;
      at = dot + 1;
    }
  }

  tablesNamed(name: string): readonly CatalogTable[] {
    return this.#entriesNamed(name).flatMap((entry) => (isTableKind(entry.name.kind) ? [entry.table] : []));
  }

  hasQualifier(name: string): boolean {
    this.#schemas ??= new Set(this.source.schemas.map((schema) => schema.name.toLowerCase()));
    return this.#schemas.has(name.toLowerCase());
  }

  /** At most `limit` tables, without their columns, whose name the letters of a text can stand for, in any case. */
  like(wanted: string, schema: string | null, limit: number): readonly CatalogTable[] {
    const key = schema?.toLowerCase() ?? null;
    const schemas = key === null ? [null] : this.source.schemas.flatMap(({ name }) => (name.toLowerCase() === key ? [name] : []));
    return schemas.flatMap((name) => this.source.like(wanted.toLowerCase(), name, limit).map((found) => this.#tableOf(found)));
  }

  /** All tables, without their columns: those are read when somebody looks at them. */
  tables(): readonly CatalogTable[] {
    this.#tables ??= this.source.tables().map((name) => this.#tableOf(name));
    return this.#tables;
  }

  #follow({ target, schema }: CrawledName, depth: number): CatalogTable | 'several' | null {
    const { dialect } = this.source;
    // What lies behind a link is in another database.
    if (target === null || target.includes('@') || depth >= MOST_SYNONYMS) return 'several';
    const written = textParts(dialect, target.replaceAll(/["`[\]]/g, ''));
    const parts = written.length === 1 && schema !== null ? [catalogPart(dialect, schema), ...written] : written;
    return this.match(parts, dialect, undefined, depth + 1) ?? 'several';
  }

  #answersFor(parts: readonly NamePart[]): boolean {
    const schema = parts.at(-2);
    if (schema === undefined) return this.source.whole;
    if (parts.length > 2) return false;
    const known = this.source.schemas.find(({ name }) => catalogPart(this.source.dialect, name).folded === schema.folded);
    return known?.complete === true;
  }

  /** Whether all that has this name lies in other schemas than the one that is named. */
  #onlyElsewhere(parts: readonly NamePart[]): boolean {
    const schema = parts.at(-2)?.folded.toLowerCase();
    if (schema === undefined) return false;
    return this.#entriesNamed(parts.at(-1)?.text ?? '').every(({ name }) => name.schema?.toLowerCase() !== schema);
  }

  #suggest(parts: readonly NamePart[]): readonly string[] {
    const wanted = parts.at(-1)?.text ?? '';
    const most = mostSlips(wanted);
    const names = this.source.namesOfLength(wanted.length - most, wanted.length + most, parts.at(-2)?.folded.toLowerCase() ?? null);
    return closestNames(
      wanted,
      names.map((name) => catalogPart(this.source.dialect, name).text),
    );
  }

  #entriesNamed(name: string): readonly CrawledEntry[] {
    const bucket = name.toLowerCase();
    const known = this.#names.get(bucket);
    if (known !== undefined) return known;
    const entries = this.source.named(bucket).map((found) => this.#entryOf(found));
    this.#names.set(bucket, entries, 1 + entries.length);
    return entries;
  }

  #entryOf(name: CrawledName): CrawledEntry {
    const { dialect } = this.source;
    const parts = [name.catalog, name.schema, name.name].flatMap((part) => (part === null ? [] : [catalogPart(dialect, part).folded]));
    return { dialect, parts, name, table: this.#tableOf(name) };
  }

  #tableOf({ id, kind, catalog, schema, name, comment, broken }: CrawledName): CatalogTable {
    const { dialect } = this.source;
    const printed = (text: string) => catalogPart(dialect, text).text;
    const columns = () => this.#columnsOf(id);
    return {
      // The catalog is left out, as files that describe the same table leave it out.
      id: schema === null ? printed(name) : `${printed(schema)}.${printed(name)}`,
      kind: kind === 'view' || kind === 'materialized-view' ? 'view' : 'table',
      get columns() {
        return columns();
      },
      // What shows no columns hides them from the account.
      get complete() {
        return columns().length > 0;
      },
      catalog,
      schema: schema === null ? null : printed(schema),
      name: printed(name),
      dialect,
      description: comment,
      sites: [],
      jinja: null,
      ...(broken !== null && { broken }),
    };
  }

  #columnsOf(id: number): readonly CatalogColumn[] {
    const known = this.#columns.get(String(id));
    if (known !== undefined) return known;
    const { dialect } = this.source;
    const columns = this.source.columns(id).map((column) => ({ ...column, name: catalogPart(dialect, column.name).text }));
    this.#columns.set(String(id), columns, columns.length);
    return columns;
  }
}

interface CrawledEntry extends Named {
  readonly name: CrawledName;
  readonly table: CatalogTable;
}

function matchOne(entries: readonly CrawledEntry[], parts: readonly NamePart[], dialect: DialectName): CrawledEntry | null {
  const found = matchEntries(entries, parts, dialect);
  return found === 'several' ? null : found;
}

function absent(suggest: () => readonly string[]): TableLookup {
  let known: readonly string[] | null = null;
  return {
    found: 'absent',
    get suggestions() {
      known ??= suggest();
      return known;
    },
  };
}
