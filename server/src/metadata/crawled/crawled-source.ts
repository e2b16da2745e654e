import type { DialectName } from '../../protocol/index.ts';
import type { DatabaseObject } from '../database/objects.ts';
import type { CatalogColumn } from '../model.ts';
import type { CrawledSchema } from '../store.ts';

/** The last crawl of one connection. It answers at once: whoever binds a statement cannot wait. */
export interface CrawledSource {
  readonly dialect: DialectName;
  /** Another text when another crawl stands behind it. */
  readonly revision: string;
  readonly schemas: readonly CrawledSchema[];
  /** Nothing of the database was left out: what is in no schema does not exist. */
  readonly whole: boolean;
  /** The schema of names that are written without one, where the connection has such a schema. */
  readonly defaultSchema: string | null;
  /** Objects of every kind with this name, given in lower case. */
  named(bucket: string): readonly CrawledName[];
  /** All objects with columns, in the order of schema and name. */
  tables(): readonly CrawledName[];
  columns(id: number): readonly CatalogColumn[];
}

/** An object of a crawl without its parts. Names are spelt as the database spells them. */
export interface CrawledName {
  readonly id: number;
  readonly kind: DatabaseObject['kind'];
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly name: string;
  readonly comment: string | null;
  /** What a synonym stands for. */
  readonly target: string | null;
}
