import {
  type Catalog,
  type CatalogTable,
  type CrawledName,
  type CrawledSource,
  type FileFacts,
  nameParts,
  splitLabel,
  type TableFact,
} from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { MadeTable } from '../../sql/index.ts';
import type { CrawledLookup, StorePlace } from '../crawled.ts';
import { partsKey, tableKey } from '../summary/table-key.ts';
import { amendChange, amendColumns, amendFact, amendTable, renamedId, sameName } from './amend-fact.ts';
import type { TableAmendment, TableChange } from './amendment.ts';

/** Wherever tables are spoken of (facts of files, scripts that make them, crawls of databases), what would be said of them after some changes. */
export class Amendments {
  /** Changes by the names under which files speak of their table, in each dialect. */
  readonly #byName = new Map<string, NamedChange[]>();
  readonly #crawled: readonly CrawledChange[];
  readonly #meant: IsMeant;
  readonly #sources = new WeakMap<CrawledSource, CrawledSource>();
  /** Names of the tables, before and after. */
  readonly names: ReadonlySet<string>;

  constructor(
    amendments: readonly TableAmendment[],
    catalogs: Iterable<Catalog>,
    crawledTable: (id: string) => CatalogTable | null,
    isMeant: IsMeant = () => true,
  ) {
    this.#meant = isMeant;
    const names = new Set<string>();
    const crawled: CrawledChange[] = [];
    const all = [...catalogs];
    for (const { table: id, change } of amendments) {
      const [keys, uris] = [new Set<string>(), new Set<string>()];
      let known: CatalogTable | null = null;
      for (const catalog of all) {
        for (const fact of catalog.factsOf(id)) {
          keys.add(factKey(fact));
          uris.add(fact.site.uri);
        }
        known ??= catalog.table(id);
      }
      known ??= crawledTable(id);
      const within = known !== null && isOneOfSeveral(known, id, all) ? uris : null;
      for (const key of keys) this.#byName.set(key, [...(this.#byName.get(key) ?? []), { change, within }]);
      const name = known?.name ?? id.slice(id.lastIndexOf('.') + 1);
      names.add(name);
      names.add(id);
      if (known?.jinja) names.add(known.jinja.args.at(-1) ?? name);
      if (change.change === 'rename-table') {
        names.add(change.to);
        names.add(renamedId(id, change.to));
      }
      crawled.push({ id, schema: known?.schema ?? null, name, change });
    }
    this.names = names;
    this.#crawled = crawled;
  }

  /** The very same facts when none of them is concerned. */
  facts(facts: FileFacts): FileFacts {
    const tables = facts.tables.flatMap((fact) => {
      let amended: TableFact | null = fact;
      for (const change of this.#changesOf(factKey(fact), fact.site.uri)) amended = amended && amendFact(amended, change);
      return amended ?? [];
    });
    const changes = facts.changes.flatMap((fact) => {
      let amended: typeof fact | null = fact;
      for (const change of this.#changesOf(nameKey(fact.dialect, partsKey(fact.parts)), fact.site.uri))
        amended = amended && amendChange(amended, change);
      return amended ?? [];
    });
    const same = <Item>(a: readonly Item[], b: readonly Item[]) => a.length === b.length && a.every((item, at) => item === b[at]);
    return same(tables, facts.tables) && same(changes, facts.changes) ? facts : { tables, changes };
  }

  #changesOf(key: string, uri: string): readonly TableChange[] {
    return (this.#byName.get(key) ?? []).flatMap(({ change, within }) => (within === null || within.has(uri) ? [change] : []));
  }

  /** A table that a statement makes, as the statement would make it; null when it would not. */
  made(made: MadeTable, dialect: DialectName, uri: string): MadeTable | null {
    const changes = made.temporary ? [] : this.#changesOf(nameKey(dialect, partsKey(nameParts(dialect, made.name))), uri);
    let amended: MadeTable | null = made;
    for (const change of changes) {
      const table: MadeTable['table'] | null = amended && amendTable(amended.table, change);
      amended = table &&
        amended && { ...amended, table, name: change.change === 'rename-table' ? withLast(amended.name, change.to) : amended.name };
    }
    return amended;
  }

  /** What a crawl would find. */
  crawled(lookup: CrawledLookup): CrawledLookup {
    return (place, connection) => {
      const source = lookup(place, connection);
      return source && this.source(source, (id) => this.#meant(id, place, connection));
    };
  }

  source(source: CrawledSource, isMeant: (id: string) => boolean = () => true): CrawledSource {
    const changes = this.#crawled.filter(({ id }) => isMeant(id));
    const known = this.#sources.get(source) ?? this.#amendSource(source, changes);
    this.#sources.set(source, known);
    return known;
  }

  #amendSource(source: CrawledSource, changes: readonly CrawledChange[]): CrawledSource {
    const changesOf = (entry: CrawledName) =>
      changes.filter(
        ({ schema, name }) => sameName(entry.name, name) && (schema === null || entry.schema === null || sameName(entry.schema, schema)),
      );
    const amend = (entry: CrawledName): readonly CrawledName[] => {
      let { name } = entry;
      for (const { change } of changesOf(entry)) {
        if (change.change === 'drop-table') return [];
        if (change.change === 'rename-table') name = change.to;
      }
      return name === entry.name ? [entry] : [{ ...entry, name }];
    };
    const before = new Map<number, CrawledName>();
    for (const name of new Set(changes.map((changed) => changed.name.toLowerCase())))
      for (const entry of source.named(name)) if (changesOf(entry).length > 0) before.set(entry.id, entry);
    return {
      dialect: source.dialect,
      revision: source.revision,
      schemas: source.schemas,
      whole: source.whole,
      searchPath: source.searchPath,
      definitions: (after, limit) => source.definitions(after, limit),
      definitionsNamed: (bucket) => source.definitionsNamed(bucket),
      definition: (name) => source.definition(name),
      named: (bucket) => {
        const renamed = [...before.values()]
          .flatMap(amend)
          .filter(({ name, id }) => name.toLowerCase() === bucket && before.get(id)?.name !== name);
        return [
          ...source
            .named(bucket)
            .flatMap(amend)
            .filter(({ name }) => name.toLowerCase() === bucket),
          ...renamed,
        ];
      },
      tables: () => source.tables().flatMap(amend),
      page(after, count) {
        // A page of which all is gone is not the end.
        for (let page = source.page(after, count); page.length > 0; page = source.page(page.at(-1)?.id ?? after, count)) {
          const left = page.flatMap(amend);
          if (left.length > 0) return left;
        }
        return [];
      },
      namesOfLength: (least, most, schema) => {
        const gone = new Set(Array.from(before.values(), ({ name }) => name.toLowerCase()));
        return source.namesOfLength(least, most, schema).filter((name) => !gone.has(name.toLowerCase()));
      },
      like: (wanted, schema, limit) => source.like(wanted, schema, limit).flatMap(amend),
      columns: (id) => {
        let columns = source.columns(id);
        const entry = before.get(id);
        for (const { change } of entry === undefined ? [] : changesOf(entry))
          if (change.change !== 'drop-table' && change.change !== 'rename-table') columns = amendColumns(columns, change);
        return columns;
      },
    };
  }
}

/** Whether the crawl of a connection means this table by its name, and not another database's. */
type IsMeant = (id: string, place: StorePlace, connection: string) => boolean;

/** A change of what is called so; where several databases have such a table, only in the files that speak of this one. */
interface NamedChange {
  readonly change: TableChange;
  readonly within: ReadonlySet<string> | null;
}

interface CrawledChange {
  readonly id: string;
  readonly schema: string | null;
  readonly name: string;
  readonly change: TableChange;
}

function isOneOfSeveral({ name }: CatalogTable, id: string, catalogs: readonly Catalog[]): boolean {
  const { plain } = splitLabel(id);
  return catalogs.some((catalog) =>
    [...catalog.tablesNamed(name)].some((other) => other.id !== id && splitLabel(other.id).plain === plain),
  );
}

function factKey(fact: TableFact): string {
  return nameKey(fact.dialect, tableKey(fact));
}

function nameKey(dialect: DialectName, parts: string): string {
  return `${dialect}\n${parts}`;
}

function withLast(name: MadeTable['name'], to: string): MadeTable['name'] {
  const last = name.parts.at(-1);
  return last === undefined ? name : { ...name, parts: [...name.parts.slice(0, -1), { ...last, name: to }] };
}
