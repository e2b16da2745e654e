import type { DialectName } from '../../protocol/index.ts';
import type { DatabaseObject, ObjectPlace, RoutineObject } from '../database/objects.ts';
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
  /** Schemas in which a name is looked for that is written without one, the first one first; empty where nobody knows. */
  readonly searchPath: readonly string[];
  /** Objects of every kind with this name, given in lower case. */
  named(bucket: string): readonly CrawledName[];
  /** All objects with columns, in the order of schema and name. */
  tables(): readonly CrawledName[];
  /** At most `count` objects with columns, in the order of their numbers, after one: for those who want all, but not at once. */
  page(after: number, count: number): readonly CrawledName[];
  /** At most `limit` objects with columns whose name the letters of a text, in lower case, can stand for; those that begin with it come first. */
  like(wanted: string, schema: string | null, limit: number): readonly CrawledName[];
  /** Names of objects with columns that have so many letters; of one schema, given in lower case, or of all. */
  namesOfLength(least: number, most: number, schema: string | null): readonly string[];
  columns(id: number): readonly CatalogColumn[];
  /** Objects whose SQL the database keeps, behind `after`, at most `limit`; always in the same order. */
  definitions(after: DefinedName | null, limit: number): readonly DefinedName[];
  /** Objects of this name, given in lower case, whose SQL the database keeps. */
  definitionsNamed(bucket: string): readonly DefinedName[];
  /** The SQL itself, as the crawl found it: the query of a view, the whole source of a routine. */
  definition(name: DefinedName): string | null;
}

/** An object that the database keeps as SQL, without its SQL. */
export interface DefinedName extends ObjectPlace {
  readonly id: number;
  readonly kind: 'view' | 'materialized-view' | RoutineObject['kind'];
  /** Tells overloads of a routine apart; empty for views. */
  readonly signature: string;
  readonly language: string | null;
  readonly hash: string;
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
  /** Why a view does not work any more, in the database's own words. */
  readonly broken: string | null;
  /** The same for objects that have the same content. */
  readonly hash: string;
  /** The table that a partition is a part of, where partitions are tables of their own; missing for everything else. */
  readonly partOf?: ObjectPlace;
}
