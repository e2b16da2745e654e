import type { CatalogColumn, CrawledName, CrawledSource, DefinedName } from '../../../server/src/metadata/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';

export interface MemoryCrawl {
  readonly dialect?: DialectName;
  readonly revision?: string;
  /** `schema.table(column type, …)`; without columns a sequence, or with `-> target` a synonym. */
  readonly objects: readonly string[];
  /** Schemas of which not everything is known. */
  readonly incomplete?: readonly string[];
  readonly searchPath?: readonly string[];
  /** The SQL of views and routines: `view sales.daily`, `procedure sales.fill`. */
  readonly definitions?: Readonly<Record<string, string>>;
  readonly catalog?: string;
}

/** A crawl in memory, and what was read of it. */
export function memoryCrawl(crawl: MemoryCrawl): CrawledSource & { readonly reads: string[] } {
  const reads: string[] = [];
  const columns: CatalogColumn[][] = [];
  const names = crawl.objects.map((text, id): CrawledName => {
    const [, schema = null, name = '', list, target = null] = /^(?:([^.(]+)\.)?([^(]+?)(?:\((.*)\))?(?: -> (.*))?$/.exec(text) ?? [];
    columns.push((list ?? '').split(', ').filter(Boolean).map(columnOf));
    const kind = target !== null ? 'synonym' : list === undefined ? 'sequence' : 'table';
    return { id, kind, catalog: crawl.catalog ?? null, schema, name, comment: null, target, broken: null, hash: text };
  });
  const defined = Object.entries(crawl.definitions ?? {}).map(([key, sql], id): DefinedName => {
    const [kind = '', place = ''] = key.split(' ');
    const [schema = null, name = ''] = place.split('.');
    return { id, kind: kind as DefinedName['kind'], catalog: null, schema, name, signature: '', language: null, hash: sql };
  });
  const schemas = [...new Set(names.flatMap(({ schema }) => schema ?? []))].map((name) => ({
    name,
    complete: !crawl.incomplete?.includes(name),
  }));
  return {
    reads,
    dialect: crawl.dialect ?? 'postgres',
    revision: crawl.revision ?? '1',
    schemas,
    whole: schemas.every(({ complete }) => complete),
    searchPath: crawl.searchPath ?? [],
    named: (bucket) => names.filter(({ name }) => name.toLowerCase() === bucket),
    tables: () => names.filter(({ kind }) => kind === 'table'),
    page: (after, count) => names.filter(({ kind, id }) => kind === 'table' && id > after).slice(0, count),
    like: (wanted, schema, limit) =>
      names
        .filter(
          ({ kind, name, schema: own }) => kind === 'table' && (schema === null || own === schema) && name.toLowerCase().includes(wanted),
        )
        .slice(0, limit),
    namesOfLength: (least, most, schema) =>
      names.flatMap(({ kind, name, schema: own }) =>
        kind === 'table' && name.length >= least && name.length <= most && (schema === null || own?.toLowerCase() === schema) ? [name] : [],
      ),
    definitions: (after, limit) => defined.slice(after === null ? 0 : after.id + 1).slice(0, limit),
    definitionsNamed: (bucket) => defined.filter(({ name }) => name.toLowerCase() === bucket),
    definition({ id, name }) {
      reads.push(`sql of ${name}`);
      return Object.values(crawl.definitions ?? {})[id] ?? null;
    },
    columns(id) {
      reads.push(names[id]?.name ?? '');
      return columns[id] ?? [];
    },
  };
}

function columnOf(text: string): CatalogColumn {
  const [name = '', type = null] = text.split(' ');
  return { name, type, nullable: null, description: null, primaryKey: false, references: null, tests: [], sites: [] };
}
