import type { ColumnEdgeKind } from '../../protocol/index.ts';
import type { ScriptEdge } from '../script.ts';
import type { BoundStatement, ColumnSource, Definition, StatementLineage } from './model.ts';
import { keyOf } from './names.ts';
import { isArgument } from './parameters.ts';
import { composeKinds } from './relation.ts';

interface Incoming {
  readonly source: ColumnSource;
  /** The source's column as it was when it was read. */
  readonly key: string;
  readonly kind: ColumnEdgeKind;
}

interface Target {
  readonly table: string | null;
  readonly column: string;
}

/**
 * The script's column edges from its first inputs to its last outputs: what the script writes and then reads again is dissolved.
 * Cycles (a table updated from itself) end where they close.
 */
export function scriptEdges(statements: readonly BoundStatement[]): ScriptEdge[] {
  const flow = new Flow();
  for (const { steps } of statements) for (const { lineage, definitions } of steps) flow.add(lineage, definitions);
  return flow.edges();
}

/** Column edges of a script, with the versions of tables that are made more than once kept apart. */
class Flow {
  readonly #incoming = new Map<string, Incoming[]>();
  readonly #written = new Map<string, Target>();
  /** The columns that are written, by version. */
  readonly #columns = new Map<string, Set<string>>();
  readonly #read = new Set<string>();
  readonly #readTables = new Set<string>();
  /** Answers of `#rowsOf`. */
  readonly #rows = new Map<string, readonly Incoming[]>();
  /** Versions of tables (`name#1`) that the script itself drops or makes anew later: they are no outputs. */
  readonly #gone = new Set<string>();
  readonly #temporary = new Set<string>();
  /** Which version a name means now, and under which name a version that was renamed is printed. */
  readonly #current = new Map<string, string>();
  readonly #printed = new Map<string, string>();
  #versions = 0;

  add(lineage: StatementLineage | null, definitions: readonly Definition[]): void {
    // What a step reads is the version before it, what it writes the one that it makes.
    const sourceKeys = lineage?.columns.map(({ sources }) => sources.map((source) => this.#keyOf(source)));
    for (const definition of definitions) this.#define(definition);
    lineage?.columns.forEach(({ target, sources, kind }, c) => {
      const key = this.#keyOf(target);
      if (sources.length > 0 && !isArgument(target)) this.#written.set(key, target);
      const list = this.#incoming.get(key) ?? [];
      const columns = this.#columns.get(versionOf(key)) ?? new Set();
      this.#columns.set(versionOf(key), columns.add(key));
      sources.forEach((source, s) => {
        const sourceKey = sourceKeys?.[c]?.[s] ?? '';
        list.push({ source, key: sourceKey, kind });
        if (sourceKey === key) return;
        this.#read.add(sourceKey);
        this.#readTables.add(versionOf(sourceKey));
      });
      this.#incoming.set(key, list);
    });
  }

  edges(): ScriptEdge[] {
    const edges: ScriptEdge[] = [];
    for (const [key, target] of this.#written) {
      const version = versionOf(key);
      if ((target.table !== null && this.#read.has(key)) || this.#gone.has(version)) continue;
      if (this.#temporary.has(version) && this.#readTables.has(version)) continue;
      for (const { source, kind } of this.#rootsOf(key)) edges.push({ source, target: this.#named(version, target), kind });
    }
    // Where everything written is read again (a cycle), nothing would be left: the direct edges are the answer.
    return edges.length > 0 || this.#written.size === 0 ? edges : this.#directEdges();
  }

  #version(table: string | null): string {
    const name = keyOf(table ?? '');
    return this.#current.get(name) ?? `${name}#0`;
  }

  #keyOf({ table, column }: Target): string {
    return `${this.#version(table)}\0${keyOf(column)}`;
  }

  #define(definition: Definition): void {
    switch (definition.action) {
      case 'create':
      case 'drop': {
        // A table that is dropped or made again is another table from here on.
        const table = definition.action === 'create' ? definition.table.id : nameOf(definition.name);
        this.#gone.add(this.#version(table));
        this.#renew(table);
        if (definition.action === 'create' && definition.temporary) this.#temporary.add(this.#version(table));
        return;
      }
      case 'rename': {
        const { from, to, swaps } = definition;
        const [a, z] = [this.#version(from), this.#version(to)];
        this.#current.set(keyOf(to), a);
        this.#printed.set(a, to);
        if (swaps) {
          this.#current.set(keyOf(from), z);
          this.#printed.set(z, from);
        } else this.#renew(from);
      }
    }
  }

  #renew(table: string): void {
    const name = keyOf(table);
    this.#current.set(name, `${name}#${++this.#versions}`);
  }

  #named(version: string, target: Target): Target {
    const printed = this.#printed.get(version);
    return printed === undefined ? target : { table: printed, column: target.column };
  }

  #directEdges(): ScriptEdge[] {
    return [...this.#written].flatMap(([key, target]) =>
      (this.#incoming.get(key) ?? [])
        .filter(({ source }) => !isArgument(source))
        .map(({ source, kind }) => ({ source, target: this.#named(versionOf(key), target), kind })),
    );
  }

  /** Walks up to the columns that the script itself does not write. */
  #rootsOf(key: string): { readonly source: ColumnSource; readonly kind: ColumnEdgeKind }[] {
    const incoming = this.#incoming;
    const roots = new Map<string, { source: ColumnSource; kind: ColumnEdgeKind }>();
    const seen = new Set<string>([key]);
    // `total = total + 1` marks every way into total as transformed.
    const own = (incoming.get(key) ?? []).filter((edge) => edge.key === key);
    const queue: { into: readonly Incoming[]; kind: ColumnEdgeKind }[] = [
      { into: incoming.get(key) ?? [], kind: own.reduce<ColumnEdgeKind>((kind, edge) => composeKinds(kind, edge.kind), 'copy') },
    ];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const { source, key: sourceKey, kind } of next.into) {
        const through = composeKinds(next.kind, kind);
        const into = source.table === null ? [] : this.#into(source, sourceKey);
        const hasMore = into.length > 0;
        if (!hasMore && isArgument(source)) continue;
        if (!hasMore || sourceKey === key) {
          const name = `${keyOf(source.table ?? '')}\0${keyOf(source.column)}`;
          const known = roots.get(name);
          roots.set(name, { source, kind: known === undefined ? through : composeKinds(known.kind, through) });
        } else if (!seen.has(sourceKey)) {
          seen.add(sourceKey);
          queue.push({ into, kind: through });
        }
      }
    }
    return [...roots.values()];
  }

  /** What a column that is read was written from: by its name, or else by the star that fills or reads its table. */
  #into(source: ColumnSource, key: string): readonly Incoming[] {
    const direct = this.#incoming.get(key);
    // A parameter that no call fills is a constant.
    if (direct !== undefined) return direct.filter((edge) => !isArgument(edge.source) || this.#incoming.has(edge.key));
    const version = versionOf(key);
    return source.column === '*' ? this.#rowsOf(version) : this.#throughStar(source.column, version);
  }

  /** `count(*)` over a table that the script fills counts the rows of what fills it. */
  #rowsOf(version: string): readonly Incoming[] {
    const known = this.#rows.get(version);
    if (known !== undefined) return known;
    const rows = new Map<string, Incoming>();
    for (const key of this.#columns.get(version) ?? [])
      for (const { source, key: from } of this.#incoming.get(key) ?? []) {
        if (source.table === null || versionOf(from) === version) continue;
        const row = `${versionOf(from)}\0*`;
        rows.set(row, { source: { table: source.table, column: '*' }, key: row, kind: 'copy' });
      }
    const found = [...rows.values()];
    this.#rows.set(version, found);
    return found;
  }

  /** A column of a table that one `SELECT *` fills is the column of that name there. */
  #throughStar(column: string, version: string): readonly Incoming[] {
    const [star, another] = this.#incoming.get(`${version}\0*`) ?? [];
    if (star === undefined || another !== undefined || star.source.column !== '*' || star.source.table === null || star.kind !== 'copy')
      return [];
    return [{ source: { table: star.source.table, column }, key: `${versionOf(star.key)}\0${keyOf(column)}`, kind: 'copy' }];
  }
}

/** `name#1` of a column's key. */
function versionOf(key: string): string {
  return key.slice(0, key.indexOf('\0'));
}

function nameOf(name: { readonly parts: readonly { readonly name: string }[] }): string {
  return name.parts.map((part) => part.name).join('.');
}
