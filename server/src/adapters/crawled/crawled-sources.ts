import { statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { CatalogColumn, CrawledBrowser, CrawledName, CrawledSource, DatabaseType, DefinedName } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type CrawledSchemaRow, schemasOf } from '../store/crawled-schemas.ts';
import { flagValue } from '../store/values.ts';
import { VERSIONS } from '../store/versions.ts';
import { crawledBrowser } from './crawled-browser.ts';
import { type PartitionedRow, partitionNames } from './partition-names.ts';

/**
 * The last crawls in a file, for those who cannot wait: they are read where they are asked for, and nothing is kept in memory. Null where there
 * is no such crawl, or the file cannot be read; why that is so is told by whoever opens the store.
 */
export class CrawledSources {
  readonly #files = new Map<string, CrawledFile>();

  source(file: string, connection: string): CrawledSource | null {
    try {
      return this.#open(file)?.source(connection) ?? null;
    } catch {
      this.#forget(file);
      return null;
    }
  }

  browser(file: string, connection: string): CrawledBrowser | null {
    try {
      return this.#open(file)?.browser(connection) ?? null;
    } catch {
      this.#forget(file);
      return null;
    }
  }

  #open(file: string): CrawledFile | null {
    const inode = statSync(file, { throwIfNoEntry: false })?.ino ?? null;
    const known = this.#files.get(file);
    if (known?.inode === inode) return known;
    // A store that was damaged is another file now.
    if (known !== undefined) this.#forget(file);
    // Whoever never crawls gets no store.
    if (inode === null) return null;
    const opened = new CrawledFile(file, inode);
    this.#files.set(file, opened);
    return opened;
  }

  #forget(file: string): void {
    this.#files.get(file)?.close();
    this.#files.delete(file);
  }
}

const CURRENT = 'source_id = ? and from_run <= ? and (to_run is null or to_run > ?)';
const TABLE =
  'table_id as id, table_type as kind, catalog_name as catalog, schema_name as schema, table_name as name, description as comment, content_hash as hash, broken_reason as broken';

const VIEW = `select table_id as id, table_type as kind, catalog_name as catalog, schema_name as schema, table_name as name, '' as signature,
  null as language, content_hash as hash from aetl_table_meta`;
const ROUTINE = `select object_id as id, object_type as kind, catalog_name as catalog, schema_name as schema, object_name as name, signature,
  language, content_hash as hash from aetl_object_meta`;
const IS_VIEW = `definition is not null and ${CURRENT} and table_type in ('view', 'materialized-view')`;
const IS_ROUTINE = `definition is not null and ${CURRENT}`;
const VIEWS = `${VIEW} where table_id > ? and ${IS_VIEW} order by table_id limit ?`;
const ROUTINES = `${ROUTINE} where object_id > ? and ${IS_ROUTINE} order by object_id limit ?`;
const VIEWS_NAMED = `${VIEW} where name_key = ? and ${IS_VIEW} order by table_id`;
const ROUTINES_NAMED = `${ROUTINE} where name_key = ? and ${IS_ROUTINE} order by object_id`;
const VIEW_SQL = 'select definition as sql from aetl_table_meta where table_id = ?';
const ROUTINE_SQL = 'select definition as sql from aetl_object_meta where object_id = ?';

class CrawledFile {
  readonly inode: number;
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #sources = new Map<string, CrawledSource>();
  readonly #browsers = new Map<string, CrawledBrowser>();
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, inode: number) {
    this.#path = file;
    this.inode = inode;
    this.#database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  }

  close(): void {
    this.#database.close();
  }

  source(connection: string): CrawledSource | null {
    const found = this.#crawled(connection);
    if (found === null) return null;
    const known = this.#sources.get(connection);
    if (known?.revision === found.revision) return known;
    const source = this.#sourceOf(found.row, found.run, found.revision);
    this.#sources.set(connection, source);
    return source;
  }

  browser(connection: string): CrawledBrowser | null {
    const found = this.#crawled(connection);
    if (found === null) return null;
    const { row, run, revision } = found;
    const known = this.#browsers.get(connection);
    if (known?.revision === revision) return known;
    const { schemas } = this.#schemas(row.id, run);
    const place = { source: row.id, run, time: row.time, dialect: dialectOf(row.type), revision, schemas };
    const browser = crawledBrowser((sql, ...parameters) => this.#all(sql, ...parameters), place);
    this.#browsers.set(connection, browser);
    return browser;
  }

  #crawled(connection: string): { readonly row: SourceRow; readonly run: number; readonly revision: string } | null {
    const versions = this.#all<{ readonly name: string }>('select name from aetl_migration');
    if (versions.length !== VERSIONS.length) return null;
    const [row] = this.#all<SourceRow>(
      'select source_id as id, db_type as type, connection_info as place, current_run as run, last_crawled_at as time from aetl_datasource where source_name = ?',
      connection,
    );
    if (row === undefined || row.run === null) return null;
    // The numbers begin anew in a new store.
    return { row, run: row.run, revision: `${this.#path} ${row.id}.${row.run} ${row.time ?? ''}` };
  }

  #schemas(id: number, run: number) {
    return schemasOf(
      this.#all<CrawledSchemaRow>(
        `select s.schema_name, s.is_complete, s.run_id, r.scope_json, r.missed_json, r.schemas_json from aetl_crawl_schema s
         join aetl_crawl_run r on r.run_id = s.run_id where r.source_id = ? and r.state = 'finished' and s.run_id <= ? order by s.run_id`,
        id,
        run,
      ),
    );
  }

  #sourceOf({ id, type, place }: SourceRow, run: number, revision: string): CrawledSource {
    const named = (rows: readonly NameRow[]): CrawledName[] =>
      rows.map((row) => ({ ...row, catalog: row.catalog || null, schema: row.schema || null, target: row.target ?? null }));
    const schemas = this.#schemas(id, run);
    const partitions = partitionNames(() =>
      type === 'postgres'
        ? this.#all<PartitionedRow>(
            `select ${TABLE}, partitions_json as partitions from aetl_table_meta where partitions_json is not null and ${CURRENT}`,
            id,
            run,
            run,
          )
        : [],
    );
    return {
      dialect: dialectOf(type),
      revision,
      ...schemas,
      searchPath: schemas.searchPath.length === 0 && type === 'mysql' ? ownDatabase(place) : schemas.searchPath,
      named: (bucket) => [
        ...named(this.#all<NameRow>(`select ${TABLE} from aetl_table_meta where name_key = ? and ${CURRENT}`, bucket, id, run, run)),
        ...named(
          this.#all<NameRow>(
            `select object_id as id, object_type as kind, catalog_name as catalog, schema_name as schema, object_name as name,
             description as comment, target, content_hash as hash, null as broken from aetl_object_meta where name_key = ? and ${CURRENT}`,
            bucket,
            id,
            run,
            run,
          ),
        ),
        ...named(partitions(bucket)),
      ],
      tables: () =>
        named(this.#all<NameRow>(`select ${TABLE} from aetl_table_meta where ${CURRENT} order by schema_name, table_name`, id, run, run)),
      page: (after, count) =>
        named(
          this.#all<NameRow>(
            `select ${TABLE} from aetl_table_meta where table_id > ? and ${CURRENT} order by table_id limit ?`,
            after,
            id,
            run,
            run,
            count,
          ),
        ),
      columns: (table) =>
        this.#all<ColumnRow>(
          `select column_name as name, data_type as type, is_nullable as nullable, is_pk as pk, fk_ref_table as fk_table, fk_ref_column as fk_column,
           description, generated_expr is not null as computed, is_identity as identity, identity_kind as numbered, base_type as base from aetl_column_meta where table_id = ? order by ordinal_pos`,
          table,
        ).map(columnOf),
      like: (wanted, schema, limit) => named(this.#like(wanted, schema, limit, { id, run })),
      namesOfLength: (least, most, schema) => {
        const sql = `select distinct table_name as name from aetl_table_meta where ${CURRENT} and length(name_key) between ? and ?`;
        const within = schema === null ? [] : schemas.schemas.flatMap(({ name }) => (name.toLowerCase() === schema ? [name] : []));
        const rows =
          schema === null
            ? this.#all<{ readonly name: string }>(sql, id, run, run, least, most)
            : within.flatMap((name) => this.#all<{ readonly name: string }>(`${sql} and schema_name = ?`, id, run, run, least, most, name));
        return rows.map(({ name }) => name);
      },
      definitions: (after, limit) => {
        const views = after === null || isView(after) ? this.#all<DefinedName>(VIEWS, after?.id ?? 0, id, run, run, limit) : [];
        const from = after === null || isView(after) ? 0 : after.id;
        const routines = views.length < limit ? this.#all<DefinedName>(ROUTINES, from, id, run, run, limit - views.length) : [];
        return defined([...views, ...routines]);
      },
      definitionsNamed: (bucket) =>
        [VIEWS_NAMED, ROUTINES_NAMED].flatMap((sql) => defined(this.#all<DefinedName>(sql, bucket, id, run, run))),
      definition: (name) => this.#all<{ readonly sql: string | null }>(isView(name) ? VIEW_SQL : ROUTINE_SQL, name.id)[0]?.sql ?? null,
    };
  }

  /** What begins with the text is a range of the index of names; only when that is not enough, all names are looked at, in the index too. */
  #like(wanted: string, schema: string | null, limit: number, { id, run }: { readonly id: number; readonly run: number }): NameRow[] {
    const [within, own] = schema === null ? ['', []] : [' and schema_name = ?', [schema]];
    const where = `where ${CURRENT}${within}`;
    if (wanted === '')
      return this.#all<NameRow>(
        `select ${TABLE} from aetl_table_meta ${where} order by schema_name, table_name limit ?`,
        id,
        run,
        run,
        ...own,
        limit,
      );
    const first = this.#all<NameRow>(
      `select ${TABLE} from aetl_table_meta ${where} and name_key >= ? and name_key < ? order by name_key limit ?`,
      ...[id, run, run, ...own, wanted, `${wanted}\u{10FFFF}`, limit],
    );
    if (first.length >= limit) return first;
    const letters = [...wanted].map((letter) => letter.replace(/[\\%_]/, '\\$&')).join('%');
    const rest = this.#all<NameRow>(
      `select ${TABLE} from aetl_table_meta ${where} and name_key like ? escape '\\' limit ?`,
      ...[id, run, run, ...own, `%${letters}%`, limit],
    );
    const seen = new Set(first.map((row) => row.id));
    return [...first, ...rest.filter((row) => !seen.has(row.id))].slice(0, limit);
  }

  #all<Row>(sql: string, ...parameters: readonly (string | number)[]): Row[] {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement.all(...parameters) as unknown as Row[];
  }
}

interface SourceRow {
  readonly id: number;
  readonly type: DatabaseType;
  readonly place: string | null;
  readonly run: number | null;
  readonly time: string | null;
}

type NameRow = Omit<CrawledName, 'target'> & { readonly target?: string | null };

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly nullable: number;
  readonly pk: number;
  readonly fk_table: string | null;
  readonly fk_column: string | null;
  readonly description: string | null;
  readonly computed: number;
  readonly identity: number;
  readonly numbered: string | null;
  readonly base: string | null;
}

function columnOf({
  name,
  type,
  nullable,
  pk,
  fk_table,
  fk_column,
  description,
  computed,
  identity,
  numbered,
  base,
}: ColumnRow): CatalogColumn {
  return {
    name,
    type,
    ...(base !== null && { base }),
    nullable: flagValue(nullable),
    description,
    primaryKey: flagValue(pk),
    references: fk_table === null || fk_column === null ? null : { table: fk_table, column: fk_column },
    tests: [],
    sites: [],
    ...(flagValue(computed) ? { filled: 'computed' as const } : flagValue(identity) && { filled: 'identity' as const }),
    ...(flagValue(computed) ? { unwritable: 'computed' as const } : numbered === 'always' && { unwritable: 'identity' as const }),
  };
}

/** A connection to MySQL has one without asking. */
function ownDatabase(place: string | null): readonly string[] {
  const { database = null } = JSON.parse(place ?? '{}') as { readonly database?: string | null };
  return database === null ? [] : [database];
}

function defined(rows: readonly DefinedName[]): DefinedName[] {
  return rows.map((row) => ({ ...row, catalog: row.catalog || null, schema: row.schema || null }));
}

function isView({ kind }: DefinedName): boolean {
  return kind === 'view' || kind === 'materialized-view';
}

/** Databases are called by the dialect that they speak. */
function dialectOf(type: DatabaseType): DialectName {
  return type;
}
