import { say } from '../../base/index.ts';
import type {
  Alias,
  ColumnDefinition,
  Expression,
  FromItem,
  Identifier,
  Join,
  Pivot,
  Query,
  TableFunction,
  TableRef,
  Unpivot,
} from '../syntax/nodes.ts';
import { elementType, familyOf, fieldTypes, pathType, unifyTypes } from '../types/index.ts';
import type { Binder } from './binder.ts';
import type { ExpressionBinder } from './expression.ts';
import type { RelationColumn } from './model.ts';
import { keyOf, splitQuotedPath } from './names.ts';
import { type BoundRelation, column, composeKinds, relation, unknownRelation, withDeclaration } from './relation.ts';
import { findEntry } from './resolve.ts';
import type { Entry, SelectScope } from './scope.ts';
import { SelectScope as Scope } from './scope.ts';
import { addSources, CONSTANT, combine, type Value } from './value.ts';

type BindQuery = (
  query: Query,
  scope: SelectScope,
  correlated: boolean,
) => { readonly columns: readonly RelationColumn[]; readonly complete: boolean };

/** Binds FROM items: each adds its relation to the scope. */
export class FromBinder {
  readonly #b: Binder;
  readonly #expressions: ExpressionBinder;
  readonly #query: BindQuery;

  constructor(b: Binder, expressions: ExpressionBinder, query: BindQuery) {
    this.#b = b;
    this.#expressions = expressions;
    this.#query = query;
  }

  list(items: readonly FromItem[], scope: SelectScope): void {
    for (const item of items) this.item(item, scope);
    this.#checkAliases(scope);
  }

  /** `applied`: the right side of APPLY, which sees the left side as LATERAL does. */
  item(item: FromItem, scope: SelectScope, applied = false): void {
    switch (item.kind) {
      case 'table':
        this.table(item, scope, 'read');
        return;
      case 'derived': {
        // Without LATERAL, a subquery sees the queries around this one, not its neighbours in FROM.
        const isLateral = item.lateral || applied;
        const around = isLateral ? scope : (scope.parent ?? new Scope(null, false));
        const result = this.#query(item.query, around, isLateral || scope.correlated);
        const names = item.alias?.columns ?? [];
        const bound = relation({
          kind: 'subquery',
          name: item.alias?.name?.name ?? '',
          columns: renamed(result.columns, names, result.complete),
          complete: result.complete,
          declaration: rangeOfAlias(item.alias),
        });
        this.#add(scope, item.alias, bound, item);
        return;
      }
      case 'table-function':
        this.#function(item, scope);
        return;
      case 'join':
        this.#join(item, scope);
        return;
      case 'paren-from':
        this.#parenthesized(item.inner, item.alias, scope, item);
        return;
      case 'pivot':
        this.#pivot(item, scope);
        return;
      case 'unpivot':
        this.#unpivot(item, scope);
        return;
      case 'opaque-relation': {
        const inner = new Scope(scope, true);
        if (item.source !== null) this.item(item.source, inner);
        const sources = inner.entries.flatMap((e) => e.relation.columns.flatMap((c) => c.sources));
        if (item.source !== null) this.#b.uncertain(say('a relation is made by MATCH_RECOGNIZE or read from a stage'));
        this.#add(scope, item.alias, unknownRelation(item.alias?.name?.name ?? '', rangeOfAlias(item.alias), sources), item);
      }
    }
  }

  /** A table by name: a CTE, a table made by this script, or the catalog's. */
  table(ref: TableRef, scope: SelectScope, access: 'read' | 'write'): Entry {
    const b = this.#b;
    const { name } = ref;
    const simple = name.parts.length === 1 && name.jinja === null ? (name.parts[0] as Identifier) : null;
    for (const extra of ref.extra) this.#expressions.bind(scope, extra, 'values');
    const cte = simple !== null && !simple.dynamic ? (scope.findCte(simple.name) ?? b.rowTables.get(keyOf(simple.name)) ?? null) : null;
    let bound: BoundRelation;
    if (cte !== null && simple !== null) {
      bound = cte;
      b.referToRelation(simple, cte, false);
    } else {
      const path = access === 'read' ? this.#correlatedPath(ref, scope) : null;
      if (path !== null) return path;
      bound = b.table(name, access);
      if (name.parts.some((part) => part.dynamic) && name.jinja === null) b.uncertain(say('a table name is made at run time'));
    }
    if (ref.alias !== null && ref.alias.columns.length > 0) {
      bound = relation({
        kind: bound.kind,
        name: bound.name,
        table: bound.table,
        columns: renamed(bound.columns, ref.alias.columns, bound.complete),
        complete: bound.complete,
        declaration: rangeOfAlias(ref.alias),
      });
    }
    const parts = splitQuotedPath(b.dialect, name.parts);
    const last = parts[parts.length - 1];
    const label =
      ref.alias?.name?.name ?? (name.jinja !== null ? (name.jinja.args[name.jinja.args.length - 1]?.value ?? '') : (last?.name ?? ''));
    const hasAlias = ref.alias?.name != null;
    if (ref.alias !== null && ref.alias.columns.length === 0) bound = withDeclaration(bound, rangeOfAlias(ref.alias));
    if (ref.alias?.name != null) b.referToRelation(ref.alias.name, bound, true);
    const entry: Entry = {
      alias: label === '' ? null : keyOf(label),
      label,
      path: hasAlias ? [] : parts.slice(0, -1).map((p) => keyOf(p.name)),
      relation: bound,
      range: { start: ref.start, end: ref.end },
      isNamed: !hasAlias && cte === null,
    };
    scope.entries.push(entry);
    return entry;
  }

  /** BigQuery: FROM t, t.items — a path into a relation before it, read as UNNEST. */
  #correlatedPath(ref: TableRef, scope: SelectScope): Entry | null {
    const { parts } = ref.name;
    if (parts.length < 2 || !this.#b.dialect.features.structLiterals) return null;
    const first = parts[0] as Identifier;
    const owner = findEntry(scope, [first]);
    if (owner === null) return null;
    const field = parts[1] as Identifier;
    const found = owner.relation.find(field.name);
    this.#b.referToRelation(first, owner.relation, false);
    if (found !== null) this.#b.referToColumn(field, owner.relation, found.column);
    const label = ref.alias?.name?.name ?? (parts[parts.length - 1] as Identifier).name;
    const sources = found?.column.sources ?? [];
    const path = parts.slice(2).map((part) => part.name);
    const element = elementType(pathType(found?.column.type ?? null, path));
    const fields = fieldTypes(element).map((f) => column(f.name, sources, 'transform', null, f.type));
    const value = column(label, sources, 'transform', { start: ref.start, end: ref.end }, element);
    const bound = relation({
      kind: 'function',
      name: label,
      columns: fields.length > 0 ? fields : [value, column('*', sources, 'transform', null)],
      complete: fields.length > 0,
      declaration: rangeOfAlias(ref.alias),
    });
    const open = withOpenSources(bound, sources);
    const entry: Entry = { alias: keyOf(label), label, path: [], relation: open, range: { start: ref.start, end: ref.end } };
    scope.entries.push(entry);
    return entry;
  }

  #add(scope: SelectScope, alias: Alias | null, bound: BoundRelation, item: FromItem): void {
    const name = alias?.name ?? null;
    if (name !== null) this.#b.referToRelation(name, bound, true);
    alias?.columns.forEach((identifier, i) => {
      const target = bound.columns[i];
      if (target !== undefined) this.#b.referToColumn(identifier, bound, target, 'define', true);
    });
    scope.entries.push({
      alias: name === null ? null : keyOf(name.name),
      label: name?.name ?? '',
      path: [],
      relation: bound,
      range: { start: item.start, end: item.end },
    });
  }

  #checkAliases(scope: SelectScope): void {
    const seen = new Map<string, Entry>();
    for (const entry of scope.entries) {
      // A function that nobody named goes by its own name, and may be called twice.
      if (entry.alias === null || (entry.relation.kind === 'function' && entry.relation.declaration === null)) continue;
      const key = [...entry.path, entry.alias].join('.');
      const before = seen.get(key);
      if (before === undefined) seen.set(key, entry);
      else
        this.#b.report(
          'duplicate-alias',
          aliasRange(this.#b, entry),
          say('The name {0} is given to two tables of this FROM: give one of them an alias of its own', entry.label),
        );
    }
  }

  // ---- joins

  #join(join: Join, scope: SelectScope): void {
    // Chains of joins lean to the left: walked, not recursed into.
    const chain: Join[] = [];
    let first: FromItem = join;
    while (first.kind === 'join') {
      chain.push(first);
      first = first.left;
    }
    const from = scope.entries.length;
    this.item(first, scope);
    for (const link of chain.reverse()) {
      const before = scope.entries.length;
      this.item(link.right, scope, link.join === 'apply' || link.join === 'outer-apply');
      this.#condition(link, scope, from, before);
    }
  }

  #condition(join: Join, scope: SelectScope, from: number, before: number): void {
    const b = this.#b;
    if (join.on !== null) b.influence('join', this.#expressions.bind(scope, join.on, 'on').sources);
    // A copy of all that stands before each of a thousand joins would be a million entries.
    const isMerged = !join.natural && join.using.every((name) => scope.merged.has(keyOf(name.name)));
    const left = isMerged ? [] : scope.entries.slice(from, before);
    const right = isMerged && join.using.length === 0 ? [] : scope.entries.slice(before);
    for (const name of join.using) this.#merge(name, left, right, scope);
    if (join.usingAlias !== null) this.#usingAlias(join.usingAlias, join.using, scope, join);
    if (join.natural) for (const name of commonColumns(left, right)) this.#mergeNamed(name, left, right, scope);
    if (join.join === 'semi' || join.join === 'anti') scope.entries.length = before;
  }

  #merge(name: Identifier, left: readonly Entry[], right: readonly Entry[], scope: SelectScope): void {
    const b = this.#b;
    let reported = false;
    const sides = [left, right].map((side) => {
      const already = scope.merged.get(keyOf(name.name));
      if (side === left && already !== undefined) return { relation: already.relation, column: already.column };
      const sure = side.filter((entry) => entry.relation.complete && entry.relation.find(name.name) !== null);
      if (sure.length > 1 && side === left) {
        const labels = sure.map((entry) => entry.label);
        const both = labels.reduce((left, right) => say('{0} and {1}', left, right));
        b.report('ambiguous-column', name, say('The column {0} is in {1}: USING cannot tell which one is meant', name.name, both));
      }
      for (const entry of side) {
        const found = entry.relation.find(name.name);
        if (found !== null && !found.made) return { relation: entry.relation, column: found.column };
      }
      for (const entry of side) {
        const found = entry.relation.find(name.name);
        if (found !== null) return { relation: entry.relation, column: found.column };
      }
      if (side.every((e) => e.relation.complete) && !reported) {
        reported = true;
        b.reportUnknownColumn(
          name,
          side.map((e) => e.label).join(', '),
          side.flatMap((e) => e.relation.columns.map((c) => c.name)),
        );
      }
      return null;
    });
    const [a, z] = sides;
    if (a != null) b.referToColumn(name, a.relation, a.column);
    if (z != null) b.referToColumn(name, z.relation, z.column);
    const both = [a, z].filter((side) => side != null);
    const one = both[0];
    if (one === undefined) return;
    b.influence(
      'join',
      both.flatMap((side) => side.column.sources),
    );
    // A USING column is the left side's value (COALESCE of both for outer joins, whose left part it still is).
    const known = scope.merged.get(keyOf(name.name))?.sides ?? [];
    const all = [...known, ...both.map((side) => side.relation)];
    scope.merged.set(keyOf(name.name), { name: name.name, column: one.column, relation: one.relation, sides: all });
  }

  /** JOIN … USING (a, b) AS j: the merged columns under a name of their own. */
  #usingAlias(alias: Identifier, names: readonly Identifier[], scope: SelectScope, join: Join): void {
    const columns = names.map((name) => scope.merged.get(keyOf(name.name))?.column).filter((c) => c !== undefined);
    const bound = relation({ kind: 'subquery', name: alias.name, columns, complete: columns.length === names.length, declaration: alias });
    this.#b.referToRelation(alias, bound, true);
    scope.rows.push({
      alias: keyOf(alias.name),
      label: alias.name,
      path: [],
      relation: bound,
      range: { start: join.start, end: join.end },
    });
  }

  #mergeNamed(name: string, left: readonly Entry[], right: readonly Entry[], scope: SelectScope): void {
    const find = (side: readonly Entry[]): { relation: BoundRelation; column: RelationColumn } | null => {
      for (const entry of side) {
        const found = entry.relation.find(name);
        if (found !== null && !found.made) return { relation: entry.relation, column: found.column };
      }
      return null;
    };
    const a = find(left);
    const z = find(right);
    if (a === null || z === null) return;
    this.#b.influence('join', [...a.column.sources, ...z.column.sources]);
    const sides = [...(scope.merged.get(keyOf(name))?.sides ?? []), a.relation, z.relation];
    scope.merged.set(keyOf(name), { name, column: a.column, relation: a.relation, sides });
  }

  // ---- parentheses, functions, pivots

  #parenthesized(inner: FromItem, alias: Alias | null, scope: SelectScope, item: FromItem): void {
    if (alias === null || alias.name === null) {
      this.item(inner, scope);
      return;
    }
    const own = new Scope(scope, true);
    this.item(inner, own);
    // Columns that USING merged are there once, and first.
    const merged = [...own.merged.values()].map((m) => m.column);
    const others = own.entries.flatMap((e) => e.relation.columns).filter((c) => !own.merged.has(keyOf(c.name)));
    const columns = [...merged, ...others];
    const complete = own.isComplete();
    this.#add(
      scope,
      alias,
      relation({
        kind: 'subquery',
        name: alias.name.name,
        columns: renamed(columns, alias.columns, complete),
        complete,
        declaration: rangeOfAlias(alias),
      }),
      item,
    );
  }

  #function(item: TableFunction, scope: SelectScope): void {
    // The first argument of OPENQUERY is a server.
    const isRemote = /^openquery$/i.test(functionName(item.call));
    const call = isRemote ? CONSTANT : this.#expressions.bind(scope, item.call, 'on');
    const value = combine([call, ...item.more.map((more) => this.#expressions.bind(scope, more, 'on'))], 'transform', call.type);
    const name = item.alias?.name?.name ?? functionName(item.call);
    const { columns, complete } = this.#functionColumns(item, value);
    if (item.ordinality === true) columns.push(column(item.unnest ? 'offset' : 'ordinality', [], 'transform', null));
    else if (item.ordinality !== null)
      columns.push(column(item.ordinality.name, [], 'transform', { start: item.ordinality.start, end: item.ordinality.end }));
    if (!complete) columns.push(column('*', value.sources, 'transform', null));
    const bound = relation({ kind: 'function', name, columns, complete, declaration: rangeOfAlias(item.alias), openTable: null });
    // A function's result is made from its arguments, whatever the name of the column.
    const open = complete ? bound : withOpenSources(bound, value.sources);
    this.#addFunction(scope, item, open, name);
  }

  /** The columns of a table function: as declared, as named by an alias, as its elements' type or its manual says. */
  #functionColumns(item: TableFunction, { sources, type, kind: given }: Value): { columns: RelationColumn[]; complete: boolean } {
    // The elements of an aggregated array are aggregated.
    const kind = composeKinds('transform', given);
    const { binding, features } = this.#b.dialect;
    if (item.columns.length > 0) return { columns: declaredColumns(item.columns, sources, kind), complete: true };
    const aliases = item.alias?.columns ?? [];
    const isView = item.lateral && item.unnest && features.lateralView;
    const isScalar = !['unknown', 'struct', 'json'].includes(familyOf(type));
    if (aliases.length > 0) {
      const own = item.unnest && aliases.length === 1 ? type : null;
      const columns = aliases.map((c) => column(c.name, sources, kind, { start: c.start, end: c.end }, own));
      // LATERAL VIEW names every column of its function.
      return { columns, complete: isView || (item.ordinality === null && (!item.unnest || isScalar)) };
    }
    const listed = binding.tableColumns.get(functionName(item.call).toLowerCase());
    if (listed !== undefined) return { columns: listed.map((c) => column(c, sources, kind, null)), complete: true };
    if (!item.unnest || isView || item.alias?.name == null) return { columns: [], complete: false };
    const fields = fieldTypes(type);
    if (fields.length > 0) return { columns: fields.map((f) => column(f.name, sources, kind, null, f.type)), complete: true };
    return { columns: [column(item.alias.name.name, sources, kind, rangeOfAlias(item.alias), type)], complete: isScalar };
  }

  #addFunction(scope: SelectScope, item: TableFunction, bound: BoundRelation, name: string): void {
    if (item.alias?.name != null) {
      this.#add(scope, item.alias, bound, item);
      return;
    }
    scope.entries.push({
      alias: name === '' ? null : keyOf(name),
      label: name,
      path: [],
      relation: bound,
      range: { start: item.start, end: item.end },
    });
  }

  #pivot(pivot: Pivot, scope: SelectScope): void {
    const own = new Scope(scope, true);
    this.item(pivot.source, own);
    const used = new Set<string>();
    const aggregates = pivot.aggregates.map((item) => {
      const value = this.#expressions.bind(own, item.expression, 'select');
      for (const source of value.sources) used.add(keyOf(source.column));
      return { item, value: combine([value], 'aggregate', value.type) };
    });
    for (const name of columnNames(pivot.aggregates.map((i) => i.expression))) used.add(keyOf(name));
    this.#b.influence('group', this.#expressions.sources(own, pivot.forColumns, 'select'));
    for (const name of columnNames(pivot.forColumns)) used.add(keyOf(name));
    // DuckDB: GROUP BY says which columns are kept.
    this.#b.influence('group', this.#expressions.sources(own, pivot.groupBy, 'select'));
    const grouped = pivot.groupBy.length > 0 ? new Set(columnNames(pivot.groupBy).map(keyOf)) : null;
    const kept = own.entries
      .flatMap((e) => e.relation.columns)
      .filter((c) => (grouped === null ? !used.has(keyOf(c.name)) : grouped.has(keyOf(c.name))));
    const made: RelationColumn[] = [];
    for (const item of pivot.values) {
      const label = item.alias?.name ?? pivotLabel(this.#b, item.expression);
      for (const aggregate of aggregates) {
        const suffix = aggregate.item.alias?.name;
        const name =
          aggregates.length === 1 && (suffix === undefined || this.#b.dialect.binding.pivotNames === 'value')
            ? label
            : suffix === undefined
              ? label
              : this.#b.dialect.binding.pivotNames === 'alias_value'
                ? `${suffix}_${label}`
                : `${label}_${suffix}`;
        made.push(column(name, aggregate.value.sources, 'aggregate', { start: item.start, end: item.end }, aggregate.value.type));
      }
    }
    const complete = own.isComplete() && !pivot.dynamic && aggregates.length > 0;
    const open = complete
      ? []
      : [
          column(
            '*',
            own.entries.flatMap((e) => e.relation.columns.flatMap((c) => c.sources)),
            'aggregate',
            null,
          ),
        ];
    const all =
      pivot.alias !== null && pivot.alias.columns.length > 0
        ? renamed([...kept, ...made], pivot.alias.columns, complete)
        : [...kept.filter((c) => complete || c.name !== '*'), ...made, ...open];
    // Pivoted names depend on each engine's quoting: names are offered, but absence of one is not proof.
    const bound = relation({
      kind: 'pivot',
      name: pivot.alias?.name?.name ?? '',
      columns: all,
      complete: complete && this.#b.dialect.binding.pivotIsComplete,
      declaration: rangeOfAlias(pivot.alias),
    });
    this.#addTransposed(scope, own, pivot.alias, bound, pivot);
  }

  #unpivot(unpivot: Unpivot, scope: SelectScope): void {
    const own = new Scope(scope, true);
    this.item(unpivot.source, own);
    const inputs = unpivot.columns.map((item) => this.#expressions.bind(own, item.expression, 'select'));
    const used = new Set(columnNames(unpivot.columns.map((i) => i.expression)).map(keyOf));
    const kept = own.entries.flatMap((e) => e.relation.columns).filter((c) => !used.has(keyOf(c.name)));
    const values = unpivot.valueColumns.map((c, i) => {
      // Several value columns take the columns of each group by position.
      const parts = unpivot.columns.map((item, at) => {
        const { expression } = item;
        const part =
          expression.kind === 'operation' && expression.operands.length === unpivot.valueColumns.length
            ? expression.operands[i]
            : undefined;
        return part === undefined || unpivot.valueColumns.length === 1
          ? (inputs[at] as Value)
          : this.#expressions.bind(own, part, 'select');
      });
      const type = unifyTypes(parts.map((part) => part.type));
      return column(c.name, combine(parts, 'transform').sources, 'transform', { start: c.start, end: c.end }, type);
    });
    const names = unpivot.nameColumns.map((c) => column(c.name, [], 'constant', { start: c.start, end: c.end }));
    const bound = relation({
      kind: 'pivot',
      name: unpivot.alias?.name?.name ?? '',
      columns: [...kept, ...values, ...names],
      complete: own.isComplete(),
      declaration: rangeOfAlias(unpivot.alias),
    });
    this.#addTransposed(scope, own, unpivot.alias, bound, unpivot);
  }

  /** Behind PIVOT without an alias, the source's own alias still works in Oracle and BigQuery. */
  #addTransposed(scope: SelectScope, own: SelectScope, alias: Alias | null, bound: BoundRelation, item: FromItem): void {
    if (alias?.name != null) {
      this.#add(scope, alias, bound, item);
      return;
    }
    const source = own.entries[0];
    scope.entries.push({
      alias: source?.alias ?? null,
      label: source?.label ?? '',
      path: source?.path ?? [],
      relation: bound,
      range: { start: item.start, end: item.end },
    });
  }
}

function withOpenSources(bound: BoundRelation, sources: RelationColumn['sources']): BoundRelation {
  const made = new Map<string, RelationColumn>();
  return {
    ...bound,
    find(name) {
      const found = bound.find(name);
      if (found === null || !found.made) return found;
      const key = keyOf(name);
      const known = made.get(key) ?? column(name, sources, 'transform', null);
      made.set(key, known);
      return { column: known, made: true };
    },
  };
}

function declaredColumns(
  definitions: readonly ColumnDefinition[],
  sources: RelationColumn['sources'],
  kind: RelationColumn['kind'],
): RelationColumn[] {
  return definitions.map((d) => column(d.name.name, sources, kind, { start: d.name.start, end: d.name.end }, d.type?.text ?? null));
}

function renamed(columns: readonly RelationColumn[], names: readonly Identifier[], complete: boolean): RelationColumn[] {
  if (names.length === 0) return [...columns];
  const result = names.map((name, i) => {
    const source = columns[i]?.name === '*' ? undefined : columns[i];
    const sources: RelationColumn['sources'][number][] = [];
    if (source === undefined) for (const c of columns) addSources(sources, c.sources);
    return column(
      name.name,
      source?.sources ?? sources,
      source?.kind ?? 'transform',
      { start: name.start, end: name.end },
      source?.type ?? null,
    );
  });
  return complete ? [...result, ...columns.slice(names.length)] : result;
}

function rangeOfAlias(alias: Alias | null): { start: number; end: number } | null {
  return alias?.name == null ? null : { start: alias.name.start, end: alias.name.end };
}

function aliasRange(b: Binder, entry: Entry): { start: number; end: number } {
  const text = b.textOf(entry.range);
  const at = text.toLowerCase().lastIndexOf(entry.label.toLowerCase());
  return at < 0 ? entry.range : { start: entry.range.start + at, end: entry.range.start + at + entry.label.length };
}

function commonColumns(left: readonly Entry[], right: readonly Entry[]): string[] {
  const names = new Set(left.flatMap((e) => e.relation.columns.map((c) => keyOf(c.name))));
  return right.flatMap((e) => e.relation.columns.map((c) => c.name)).filter((name) => name !== '*' && names.has(keyOf(name)));
}

function functionName(call: Expression): string {
  return call.kind === 'call' ? (call.name.parts[call.name.parts.length - 1]?.name ?? '') : '';
}

function columnNames(expressions: readonly Expression[]): string[] {
  return expressions.flatMap((e): string[] => {
    if (e.kind === 'column') return [e.parts[e.parts.length - 1]?.name ?? ''];
    if (e.kind === 'call') return columnNames(e.args);
    if (e.kind === 'operation') return columnNames(e.operands);
    return [];
  });
}

function pivotLabel(b: Binder, expression: Expression): string {
  const text = b.textOf(expression);
  if (expression.kind === 'column') return expression.parts[expression.parts.length - 1]?.name ?? text;
  if (b.dialect.binding.pivotKeepsQuotes) return text;
  return text.replace(/^'|'$/g, '');
}
