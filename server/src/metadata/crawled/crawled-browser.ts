import type { DialectName } from '../../protocol/index.ts';
import type { DatabaseObject, TypeShape } from '../database/objects.ts';
import type { CrawledSchema } from '../store.ts';

/** Tables and views are kept apart from routines, sequences and synonyms. */
export type BrowsedList = 'tables' | 'others';

/** The last crawl of one connection, for people who look around in it: every answer is a page, so that nothing takes long. */
export interface CrawledBrowser {
  readonly dialect: DialectName;
  /** Another text when another crawl stands behind it. */
  readonly revision: string;
  /** Milliseconds since the epoch. */
  readonly crawledAt: number | null;
  readonly schemas: readonly CrawledSchema[];
  /** Objects of a schema in the order of their names, behind `after`. */
  names(list: BrowsedList, schema: string, after: BrowsedName | null, limit: number): readonly BrowsedName[];
  /** Names of all schemas in lower case, in their order, behind `after`; of earlier crawls too, which `listed` leaves out. */
  keys(list: BrowsedList, after: BrowsedKey | null, limit: number): readonly BrowsedKey[];
  /** Those of the tables with ids behind `after`, at most `span` of them, that have a column whose name contains the text. */
  tablesWithColumn(text: string, after: number, span: number): readonly number[];
  /** The highest id of a table. */
  lastTable(): number;
  /** What lists show of these, in the order of schema and name. */
  listed(list: BrowsedList, ids: readonly number[]): readonly BrowsedObject[];
  object(list: BrowsedList, schema: string, name: string, signature: string): DatabaseObject | null;
}

export interface BrowsedName {
  readonly id: number;
  readonly kind: DatabaseObject['kind'];
  readonly name: string;
  readonly signature: string;
}

export interface BrowsedKey {
  readonly id: number;
  readonly key: string;
}

/** An object without its parts. */
export interface BrowsedObject extends BrowsedName {
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly comment: string | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  /** When the table was last profiled, in milliseconds since the epoch; null when it never was, or that is kept elsewhere. */
  readonly profiledAt: number | null;
  readonly target: string | null;
  /** Why a view does not work any more. */
  readonly broken: string | null;
  /** What a type is made of. */
  readonly shape: TypeShape | null;
  readonly hasDefinition: boolean;
}

export function listOf(kind: DatabaseObject['kind']): BrowsedList {
  return kind === 'table' || kind === 'view' || kind === 'materialized-view' || kind === 'external-table' ? 'tables' : 'others';
}
