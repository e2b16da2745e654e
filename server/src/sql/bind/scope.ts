import type { TextRange } from '../../base/index.ts';
import type { Relation, RelationColumn, Scope, ScopeEntry } from './model.ts';
import { keyOf } from './names.ts';
import type { BoundRelation } from './relation.ts';
import type { Value } from './value.ts';

/** A relation in a FROM clause. */
export interface Entry {
  /** The folded name that qualifies its columns; null where it has none. */
  readonly alias: string | null;
  /** As written, for messages. */
  readonly label: string;
  /** Folded schema and catalog names before the table's name, nearest last; empty behind an alias. */
  readonly path: readonly string[];
  readonly relation: BoundRelation;
  readonly range: TextRange;
  /** It goes by its table's own name, not by an alias. */
  readonly isNamed?: boolean;
}

/** Columns that USING or NATURAL merged: one name for both sides. */
export interface MergedColumn {
  readonly name: string;
  readonly column: RelationColumn;
  readonly relation: BoundRelation;
  /** All relations whose columns it is. */
  readonly sides: readonly BoundRelation[];
}

/** The names of one SELECT (or UPDATE, DELETE, MERGE) and, through `parent`, of the queries around it. */
export class SelectScope {
  readonly parent: SelectScope | null;
  readonly entries: Entry[] = [];
  /** Relations that are only reached by their name: the alias of a USING clause. */
  readonly rows: Entry[] = [];
  readonly merged = new Map<string, MergedColumn>();
  readonly ctes: Map<string, BoundRelation>;
  /** The select list's aliases, where the dialect lets other clauses see them. */
  readonly outputs = new Map<string, RelationColumn>();
  /** What named windows are made of, by folded name. */
  readonly windows = new Map<string, Value>();
  /** Whether names not found here are looked for in `parent`'s entries (correlation), or only its CTEs are seen. */
  readonly correlated: boolean;
  /** How many entries `#byAlias` knows, and the last of them: a semi-join takes entries away again. */
  #indexed = 0;
  #last: Entry | undefined;
  readonly #byAlias = new Map<string, Entry[]>();

  constructor(parent: SelectScope | null, correlated: boolean) {
    this.parent = parent;
    this.correlated = correlated;
    this.ctes = new Map();
  }

  /** The relations that a folded name qualifies. */
  aliased(name: string | undefined): readonly Entry[] {
    if (this.entries[this.#indexed - 1] !== this.#last) {
      this.#byAlias.clear();
      this.#indexed = 0;
    }
    for (; this.#indexed < this.entries.length; this.#indexed++) {
      const entry = this.entries[this.#indexed] as Entry;
      this.#last = entry;
      if (entry.alias === null) continue;
      const list = this.#byAlias.get(entry.alias);
      if (list === undefined) this.#byAlias.set(entry.alias, [entry]);
      else list.push(entry);
    }
    return this.#byAlias.get(name ?? '') ?? [];
  }

  findCte(name: string): BoundRelation | null {
    const key = keyOf(name);
    for (let scope: SelectScope | null = this; scope !== null; scope = scope.parent) {
      const found = scope.ctes.get(key);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Whether every relation here (not around) is fully known. */
  isComplete(): boolean {
    return this.entries.every((entry) => entry.relation.complete);
  }

  /** Whether a column of any name could come from here or from around. */
  isOpen(): boolean {
    for (let scope: SelectScope | null = this; scope !== null; scope = scope.correlated ? scope.parent : null)
      if (!scope.isComplete()) return true;
    return false;
  }

  /** All column names that could be written here without a qualifier. */
  *columnNames(): Generator<string> {
    for (let scope: SelectScope | null = this; scope !== null; scope = scope.correlated ? scope.parent : null) {
      for (const entry of scope.entries) for (const column of entry.relation.columns) if (column.name !== '*') yield column.name;
    }
  }

  *aliases(): Generator<string> {
    for (let scope: SelectScope | null = this; scope !== null; scope = scope.correlated ? scope.parent : null)
      for (const entry of scope.entries) if (entry.alias !== null) yield entry.label;
  }

  /** What the editor's features see; made when first asked for, by this scope or one inside it, and filled when this one is complete. */
  readonly #view = new ScopeView();

  describe(range: TextRange): Scope {
    const view = this.#view;
    view.range = { start: range.start, end: range.end };
    view.parent = this.correlated && this.parent !== null ? this.parent.#view : null;
    view.entries = this.entries.map((e) => ({ alias: e.alias === null ? null : e.label, relation: e.relation, range: e.range }));
    view.outputs = [...this.outputs.values()];
    view.visible = [];
    for (let scope: SelectScope | null = this; scope !== null; scope = scope.parent)
      if (scope.ctes.size > 0) view.visible.push({ ctes: scope.ctes, count: scope.ctes.size });
    return view;
  }
}

class ScopeView implements Scope {
  range: TextRange = { start: 0, end: 0 };
  parent: Scope | null = null;
  entries: readonly ScopeEntry[] = [];
  outputs: readonly RelationColumn[] = [];
  /** The CTEs of the scopes around, as many of each as there were: a list of them all for each of a thousand CTEs would be a million entries. */
  visible: { readonly ctes: ReadonlyMap<string, BoundRelation>; readonly count: number }[] = [];

  get ctes(): readonly Relation[] {
    return this.visible.flatMap(({ ctes, count }) => [...ctes.values()].slice(0, count));
  }
}
