import type { DialectName } from '../../protocol/index.ts';
import type { ObjectName, SchemaLookup, TableLookup } from '../../sql/index.ts';
import type { CatalogView, LookupContext } from '../catalog.ts';
import type { DatabaseObject, ObjectPlace } from '../database/objects.ts';
import type { CatalogTable } from '../model.ts';
import { catalogPart, nameParts } from '../names.ts';
import { CrawledCatalog } from './crawled-catalog.ts';
import { objectsSource } from './objects-source.ts';

/** A catalog in which some objects are as they were at another time: what used them then can be found when they are gone. */
export class OverlaidCatalog implements CatalogView {
  readonly #base: CatalogView;
  readonly #overlay: CrawledCatalog;

  constructor(base: CatalogView, objects: readonly DatabaseObject[], dialect: DialectName) {
    this.#base = base;
    this.#overlay = new CrawledCatalog(objectsSource(objects, dialect));
  }

  /** The name that a table of a database has in every catalog. */
  static idOf(place: ObjectPlace, dialect: DialectName): string {
    return [place.schema, place.name].flatMap((part) => (part === null ? [] : [catalogPart(dialect, part).text])).join('.');
  }

  lookup(context: LookupContext): SchemaLookup {
    return { findTable: (name) => this.find(name, context) };
  }

  find(name: ObjectName, context: LookupContext): TableLookup {
    const found = this.#base.find(name, context);
    // A name means what it means today; only what that looks like is of another time.
    if (found.found === 'table') return { found: 'table', table: this.#asItWas(found.table.id) ?? found.table };
    if (name.jinja !== null || name.link !== null || name.parts.length === 0 || name.parts.some((part) => part.dynamic)) return found;
    const gone = this.#overlay.match(nameParts(context.dialect, name), context.dialect);
    return gone === null || gone === 'several' ? found : { found: 'table', table: gone };
  }

  table(id: string): CatalogTable | null {
    return this.#asItWas(id) ?? this.#base.table(id);
  }

  /** A file may name a table without the schema that the database gives it. */
  #asItWas(id: string): CatalogTable | null {
    const exact = this.#overlay.table(id);
    if (exact !== null) return exact;
    const known = this.#base.table(id);
    if (known === null) return null;
    const alike = this.#overlay.tablesNamed(known.name);
    const [only] = alike;
    const same =
      only !== undefined && alike.length === 1 && (known.schema === null || known.schema.toLowerCase() === only.schema?.toLowerCase());
    return same ? only : null;
  }

  tablesNamed(name: string): Iterable<CatalogTable> {
    return this.#base.tablesNamed(name);
  }

  hasQualifier(name: string): boolean {
    return this.#base.hasQualifier(name);
  }

  visibleTables(): readonly CatalogTable[] {
    return this.#base.visibleTables();
  }

  databaseTables(wanted: string, schema: string | null, limit: number): readonly CatalogTable[] {
    return this.#base.databaseTables(wanted, schema, limit);
  }

  databaseSchemas(): readonly string[] {
    return this.#base.databaseSchemas();
  }
}
