import type { CatalogColumn, CrawledName, CrawledSource } from '../../../server/src/metadata/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';

export interface MemoryCrawl {
  readonly dialect?: DialectName;
  readonly revision?: string;
  /** `schema.table(column type, …)`; without columns a sequence, or with `-> target` a synonym. */
  readonly objects: readonly string[];
  /** Schemas of which not everything is known. */
  readonly incomplete?: readonly string[];
  readonly defaultSchema?: string;
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
    return { id, kind, catalog: crawl.catalog ?? null, schema, name, comment: null, target };
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
    defaultSchema: crawl.defaultSchema ?? null,
    named: (bucket) => names.filter(({ name }) => name.toLowerCase() === bucket),
    tables: () => names.filter(({ kind }) => kind === 'table'),
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
