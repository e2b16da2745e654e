import type { TextRange } from '../../base/index.ts';
import { append, say } from '../../base/index.ts';
import type {
  Cte,
  Expression,
  Identifier,
  Literal,
  Pipe,
  Query,
  QueryBody,
  Select,
  SelectItem,
  SetOperation,
  Star,
  Values,
  With,
} from '../syntax/nodes.ts';
import { unifyTypes } from '../types/index.ts';
import type { Binder } from './binder.ts';
import { disagrees } from './column-count.ts';
import { bindDml } from './dml.ts';
import { ExpressionBinder } from './expression.ts';
import { FromBinder } from './from.ts';
import type { ColumnSource, RelationColumn } from './model.ts';
import { keyOf } from './names.ts';
import { bindPipe } from './pipe.ts';
import type { QueryParts } from './query-parts.ts';
import type { QueryResult } from './query-result.ts';
import { type BoundRelation, column, composeKinds, OUTPUT, relation } from './relation.ts';
import { findEntry, findHidden } from './resolve.ts';
import { type Entry, SelectScope } from './scope.ts';
import { textConstant } from './text-constant.ts';
import { addSources, combine, type Value } from './value.ts';

/** Binds queries: the parts that call each other in circles are methods of one object. */
export class QueryBinder implements QueryParts {
  readonly b: Binder;
  readonly expressions: ExpressionBinder;
  readonly from: FromBinder;

  constructor(b: Binder) {
    this.b = b;
    this.expressions = new ExpressionBinder(b, (_, query, parent) => this.#scalar(query, parent));
    this.from = new FromBinder(b, this.expressions, (query, scope, correlated) => this.query(query, scope, correlated));
  }

  /** A query in a value's place: its first column, or for EXISTS whatever it reads. */
  #scalar(query: Query, parent: SelectScope): Value {
    const { columns } = this.query(query, parent, true);
    const [first] = columns;
    if (first === undefined) return combine([], 'transform');
    if (columns.length === 1) return { kind: first.kind, sources: first.sources, column: null, type: first.type };
    return combine(
      columns.map((c) => ({ kind: c.kind, sources: c.sources, column: null, type: null })),
      'transform',
    );
  }

  /** `correlated`: whether names may come from the scope around. CTEs of `parent` are seen either way. */
  query(query: Query, parent: SelectScope | null, correlated = true): QueryResult {
    const scope = new SelectScope(parent, correlated);
    if (query.with !== null) this.bindWith(query.with, scope);
    const result = this.body(query.body, scope);
    if (query.orderBy.length > 0 || query.limits.length > 0) this.#tail(query, scope, result);
    if (query.with !== null) this.b.addScope(scope, query);
    return result;
  }

  /** ORDER BY sees the output columns, and the FROM of a plain SELECT. */
  #tail(query: Query, scope: SelectScope, result: QueryResult): void {
    const inner = query.body.kind === 'select' ? this.lastSelect : null;
    const orderScope = inner ?? new SelectScope(scope, true);
    if (inner === null) {
      orderScope.entries.push({
        alias: null,
        label: '',
        path: [],
        relation: relation({ kind: 'subquery', name: '', columns: result.columns, complete: result.complete, declaration: null }),
        range: { start: query.start, end: query.end },
      });
      for (const item of result.columns) if (item.name !== '*') orderScope.outputs.set(keyOf(item.name), item);
    }
    for (const item of query.orderBy) {
      if (item.expression.kind === 'literal') {
        this.#position(item.expression, result);
        continue;
      }
      const clause = item.expression.kind === 'column' ? 'order' : 'order-expression';
      this.b.influence('order', this.expressions.bind(orderScope, item.expression, clause).sources);
    }
    this.expressions.bindAll(
      new SelectScope(scope, true),
      query.limits.filter((limit) => limit.kind !== 'column'),
      'values',
    );
  }

  /** ORDER BY 3 of two columns. */
  #position(literal: Literal, result: QueryResult): void {
    const text = this.b.textOf(literal);
    const count = result.columns.length;
    if (!result.complete || literal.type !== 'number' || !/^\d+$/.test(text) || (Number(text) >= 1 && Number(text) <= count)) return;
    this.b.report(
      'unknown-column',
      literal,
      say('The query yields {0} {0|column|columns}, there is no column {1} to order by', count, text),
    );
  }

  /** The scope of the SELECT bound last, for the ORDER BY that follows it. */
  lastSelect: SelectScope | null = null;

  bindWith(clause: With, scope: SelectScope): void {
    for (const cte of clause.ctes) this.#cte(cte, clause.recursive || !this.#needsRecursive(), scope);
  }

  /** Oracle, SQL Server and BigQuery's relatives know a recursive CTE by its shape, not by a word. */
  #needsRecursive(): boolean {
    const { features, name } = this.b.dialect;
    return !(features.connectBy || features.equalsAlias || name === 'ansi' || features.colonPaths || name === 'sqlite');
  }

  #cte(cte: Cte, mayRecurse: boolean, scope: SelectScope): void {
    const name = cte.name.name;
    if (scope.ctes.has(keyOf(name)))
      this.b.report('duplicate-alias', cte.name, say('WITH names {0} twice: give one of them another name', name));
    const declaration = { start: cte.name.start, end: cte.name.end };
    const recursive = mayRecurse && cte.query.body.kind === 'set-operation' && refersTo(this.b.text, cte, name);
    let result: QueryResult;
    if (recursive && cte.query.body.kind === 'set-operation') {
      const inner = new SelectScope(scope, false);
      if (cte.query.with !== null) this.bindWith(cte.query.with, inner);
      // The anchor gives the shape; the recursive part then sees it under the CTE's own name.
      const anchor = this.#quietly(() => this.body(anchorOf(cte.query.body), inner));
      scope.ctes.set(keyOf(name), this.#cteRelation(cte, declaration, anchor));
      result = this.query(cte.query, scope, false);
    } else {
      // A table of the same name may be read inside: the CTE is not yet visible.
      result = this.query(cte.query, scope, false);
    }
    const bound = this.#cteRelation(cte, declaration, result);
    scope.ctes.set(keyOf(name), bound);
    this.b.referToRelation(cte.name, bound, true);
    if (cte.columns.length > 0) {
      cte.columns.forEach((identifier, i) => {
        const target = bound.columns[i];
        if (target !== undefined) this.b.referToColumn(identifier, bound, target, 'define', true);
      });
      if (result.complete && disagrees(this.b, cte.columns.length, result.columns.length))
        this.#reportCount(
          cte.columns,
          say(
            'The query of {0} yields {1} {1|column|columns}, but {2} {2|is|are} named here',
            name,
            result.columns.length,
            cte.columns.length,
          ),
        );
    }
  }

  #cteRelation(cte: Cte, declaration: TextRange, result: QueryResult): BoundRelation {
    const columns = renameColumns(result.columns, cte.columns, result.complete);
    const added = cte.addedColumns.map((c) => column(c.name, [], 'transform', { start: c.start, end: c.end }));
    return relation({
      kind: 'cte',
      name: cte.name.name,
      columns: [...columns, ...added],
      complete: result.complete || (cte.columns.length > 0 && !result.columns.some((c) => c.name === '*')),
      declaration,
    });
  }

  #reportCount(names: readonly Identifier[], message: string): void {
    const first = names[0] as Identifier;
    const last = names[names.length - 1] as Identifier;
    this.b.report('column-count', { start: first.start, end: last.end }, message);
  }

  /** Binds without keeping what it reports or refers to: for a part that is bound again later. */
  #quietly<T>(run: () => T): T {
    const { references, diagnostics, scopes } = this.b;
    const marks = [references.length, diagnostics.length, scopes.length] as const;
    const value = run();
    references.length = marks[0];
    diagnostics.length = marks[1];
    scopes.length = marks[2];
    return value;
  }

  // ---- bodies

  body(body: QueryBody, scope: SelectScope): QueryResult {
    switch (body.kind) {
      case 'select':
        return this.select(body, scope);
      case 'set-operation':
        return this.#setOperation(body, scope);
      case 'values':
        return this.#values(body, scope);
      case 'query':
        return this.query(body, scope, true);
      case 'table-command': {
        const inner = new SelectScope(scope, true);
        this.from.item(body.from, inner);
        const entry = inner.entries[0];
        return entry === undefined ? { columns: [], complete: false } : passThrough(entry.relation);
      }
      case 'pipe':
        return this.#pipe(body, scope);
      case 'insert':
      case 'update':
      case 'delete':
      case 'merge': {
        let returning: QueryResult = { columns: [], complete: false };
        bindDml(this, body, scope, (result) => {
          returning = result;
        });
        return returning;
      }
      case 'missing-query':
        return { columns: [], complete: false };
    }
  }

  select(select: Select, parent: SelectScope): QueryResult {
    const scope = new SelectScope(parent, true);
    this.from.list(select.from, scope);
    for (const { name, window } of select.windows) {
      const value = combine(this.expressions.window(scope, window, 'select'), 'window');
      scope.windows.set(keyOf(name.name), value);
      this.b.influence('window', value.sources);
    }
    const result = this.items(select.items, scope, 'select');
    for (const item of result.columns) if (item.name !== '*' && item.name !== '') scope.outputs.set(keyOf(item.name), item);
    this.#influences(select, result, scope);
    if (select.connectBy !== null) this.b.influence('join', this.expressions.bind(scope, select.connectBy, 'where').sources);
    this.expressions.bindAll(
      scope,
      select.intoVariables.filter((v) => v.kind !== 'column' && v.kind !== 'parameter'),
      'values',
    );
    if (select.intoVariables.length > 0) this.b.assignRow(select.intoVariables, result);
    this.b.addScope(scope, select);
    this.lastSelect = scope;
    return result;
  }

  #influences(select: Select, result: QueryResult, scope: SelectScope): void {
    const { b, expressions } = this;
    if (select.where !== null) b.influence('filter', expressions.bind(scope, select.where, 'where').sources);
    if (select.startWith !== null) b.influence('filter', expressions.bind(scope, select.startWith, 'where').sources);
    for (const group of select.groupBy) {
      if (group.kind !== 'literal') b.influence('group', expressions.bind(scope, group, 'group').sources);
      else b.influence('group', this.#atOrdinal(b.textOf(group), result));
    }
    if (select.having !== null) b.influence('filter', expressions.bind(scope, select.having, 'having').sources);
    if (select.qualify !== null) b.influence('filter', expressions.bind(scope, select.qualify, 'qualify').sources);
    for (const on of select.distinctOn) b.influence('group', expressions.bind(scope, on, 'order').sources);
    expressions.bindAll(scope, select.limits, 'values');
  }

  /** `GROUP BY 2`: what the second column is made of. To Oracle and SQL Server it is a number like any other. */
  #atOrdinal(text: string, { columns }: QueryResult): readonly ColumnSource[] {
    if (!/^[1-9]\d*$/.test(text) || this.b.dialect.name === 'oracle' || this.b.dialect.name === 'tsql') return [];
    const before = columns.slice(0, Number(text));
    return before.some(({ name }) => name === '*') ? [] : (before[Number(text) - 1]?.sources ?? []);
  }

  // ---- select lists

  items(items: readonly SelectItem[], scope: SelectScope, clause: 'select'): QueryResult {
    const columns: RelationColumn[] = [];
    let complete = true;
    for (const item of items) {
      if (item.assigns !== null) {
        const value = this.expressions.bind(scope, item.expression, clause);
        const keeps = this.b.textOf({ start: item.assigns.end, end: item.expression.start }).trim() !== '=';
        this.b.assign(item.assigns, { value, text: textConstant(this.b, item.expression) }, keeps);
        continue;
      }
      if (item.expression.kind === 'star' && item.expression.base === null) {
        const expanded = this.#star(item.expression, scope);
        append(columns, expanded.columns);
        complete &&= expanded.complete;
        continue;
      }
      if (item.expression.kind === 'star' || (item.expression.kind === 'jinja' && item.alias === null)) {
        complete = false;
        columns.push(column('*', this.expressions.bind(scope, item.expression, clause).sources, 'transform', null));
        continue;
      }
      const made = this.#item(item, scope, clause);
      const generated = item.alias === null ? generatedColumns(this.b, item.expression) : null;
      if (generated !== null) {
        complete = false;
        columns.push({ ...made, name: generated[0] ?? '*' });
        continue;
      }
      columns.push(made);
      if (item.alias !== null) scope.outputs.set(keyOf(made.name), made);
      for (const alias of item.moreAliases ?? []) {
        const more = column(alias.name, made.sources, made.kind, { start: alias.start, end: alias.end });
        this.b.referToColumn(alias, OUTPUT, more, 'define', true);
        columns.push(more);
      }
    }
    return { columns, complete };
  }

  #item(item: SelectItem, scope: SelectScope, clause: 'select'): RelationColumn {
    const value = this.expressions.bind(scope, item.expression, clause);
    const name = item.alias !== null ? item.alias.name : outputName(this.b, item.expression);
    const declaration = item.alias ?? nameNode(item.expression);
    const made = column(
      name,
      value.sources,
      value.kind,
      { start: declaration.start, end: declaration.end },
      value.type,
      item.alias === null || keyOf(item.alias.name) === keyOf(value.column?.name ?? '') ? value.column : null,
    );
    if (item.alias !== null) this.b.referToColumn(item.alias, OUTPUT, made, 'define', true);
    return made;
  }

  /** The columns of `*` or `t.*`, with EXCEPT, REPLACE and RENAME applied. */
  #star(star: Star, scope: SelectScope): QueryResult {
    const { b } = this;
    let entries: readonly Entry[] = scope.entries;
    if (star.qualifier.length > 0) {
      const last = star.qualifier[star.qualifier.length - 1] as Identifier;
      const entry = findEntry(scope, star.qualifier) ?? findHidden(b, scope, last);
      if (entry === null) {
        const replaced = this.#unknownStar(star, scope, last);
        return { columns: [column('*', replaced, 'copy', null)], complete: false };
      }
      b.referToRelation(last, entry.relation, false);
      entries = [entry];
    }
    if (star.partial) {
      b.uncertain(say('which columns this star takes is not known'));
      return {
        columns: [
          column(
            '*',
            entries.flatMap((e) => e.relation.columns.flatMap((c) => c.sources)),
            'copy',
            null,
          ),
        ],
        complete: false,
      };
    }
    const expanded = expandStar(entries, star.qualifier.length === 0 ? scope : null);
    return this.#starOptions(star, expanded, scope, entries);
  }

  #unknownStar(star: Star, scope: SelectScope, last: Identifier): readonly ColumnSource[] {
    const { b } = this;
    if (
      scope.isOpen() ||
      b.isVariable((star.qualifier[0] as Identifier).name) ||
      b.silentNames > 0 ||
      /^(new|old|inserted|deleted)$/i.test(last.name)
    )
      return [];
    for (let at: SelectScope | null = scope; at !== null; at = at.parent)
      if (at.entries.some((e) => e.relation.find(last.name) !== null)) return [];
    b.report('unknown-alias', last, say('There is no table or alias {0} in this query', last.name), [...scope.aliases()].slice(0, 3));
    return [];
  }

  #starOptions(star: Star, expanded: QueryResult, scope: SelectScope, entries: readonly Entry[]): QueryResult {
    if (star.except.length === 0 && star.replace.length === 0 && star.rename.length === 0) return expanded;
    const gone = new Set<string>();
    for (const name of star.except) {
      const found = this.#optionColumn(name, entries);
      if (found !== null) gone.add(keyOf(name.name));
    }
    const replaced = new Map<string, RelationColumn>();
    for (const item of star.replace) {
      const value = this.expressions.bind(scope, item.expression, 'select');
      if (item.alias !== null && this.#optionColumn(item.alias, entries) !== null)
        replaced.set(
          keyOf(item.alias.name),
          column(item.alias.name, value.sources, value.kind, { start: item.alias.start, end: item.alias.end }, value.type),
        );
    }
    const renamed = new Map<string, RelationColumn>();
    for (const { from, to } of star.rename) {
      const found = this.#optionColumn(from, entries);
      if (found !== null)
        renamed.set(keyOf(from.name), column(to.name, found.sources, found.kind, { start: to.start, end: to.end }, found.type));
    }
    const columns = expanded.columns
      .filter((c) => !gone.has(keyOf(c.name)))
      .map((c) => replaced.get(keyOf(c.name)) ?? renamed.get(keyOf(c.name)) ?? c);
    return { columns, complete: expanded.complete };
  }

  #optionColumn(name: Identifier, entries: readonly Entry[]): RelationColumn | null {
    for (const { relation: bound } of entries) {
      const found = bound.find(name.name);
      if (found === null) continue;
      this.b.referToColumn(name, bound, found.column);
      return found.column;
    }
    if (entries.every((e) => e.relation.complete))
      this.b.reportUnknownColumn(
        name,
        null,
        entries.flatMap((e) => e.relation.columns.map((c) => c.name)),
      );
    return null;
  }

  // ---- set operations, values

  /** Left-deep chains of thousands of UNIONs are walked, not recursed into. */
  #setOperation(operation: SetOperation, scope: SelectScope): QueryResult {
    const chain: SetOperation[] = [];
    let first: QueryBody = operation;
    while (first.kind === 'set-operation') {
      chain.push(first);
      first = first.left;
    }
    let result = this.body(first, scope);
    for (const link of chain.reverse()) {
      const right = this.body(link.right, scope);
      if (!link.byName && result.complete && right.complete && right.columns.length !== result.columns.length)
        this.#unevenSet(link, result, right);
      result = mergeResults(result, right, link.byName, link.op);
    }
    return result;
  }

  #unevenSet(link: SetOperation, left: QueryResult, right: QueryResult): void {
    const end = link.right.kind === 'select' ? (link.right.items[link.right.items.length - 1]?.end ?? link.right.end) : link.right.end;
    const start = link.right.kind === 'select' ? (link.right.items[0]?.start ?? link.right.start) : link.right.start;
    this.b.report(
      'column-count',
      { start, end },
      say(
        'This side of {0} yields {1} {1|column|columns}, the side before it {2}',
        link.op.toUpperCase(),
        right.columns.length,
        left.columns.length,
      ),
    );
  }

  #values(values: Values, scope: SelectScope): QueryResult {
    const rows = values.rows.map((row) => this.expressions.bindAll(scope, row, 'values'));
    const [first] = rows;
    if (first === undefined) return { columns: [], complete: true };
    const [prefix, from] = this.b.dialect.binding.valuesNames;
    const columns = first.map((_, i) => {
      const value = combine(
        rows.map((row) => row[i]).filter((v) => v !== undefined),
        rows.length === 1 && first[i]?.kind === 'copy' ? 'copy' : 'transform',
      );
      const at = values.rows[0]?.[i];
      return column(
        `${prefix}${from + i}`,
        value.sources,
        value.kind,
        at === undefined ? null : { start: at.start, end: at.end },
        unifyTypes(rows.map((row) => row[i]?.type ?? null)),
      );
    });
    values.rows.forEach((row, i) => {
      if (row.length !== first.length) {
        const a = row[0];
        const z = row[row.length - 1];
        if (i > 0 && a !== undefined && z !== undefined)
          this.b.report(
            'column-count',
            { start: a.start, end: z.end },
            say('This row has {0} {0|value|values}, the first one {1}', row.length, first.length),
          );
      }
    });
    return { columns, complete: true };
  }

  #pipe(pipe: Pipe, scope: SelectScope): QueryResult {
    return bindPipe(this, pipe, scope);
  }
}

/** The whole of a relation as a query's result. */
function passThrough(bound: BoundRelation): QueryResult {
  return { columns: bound.columns.map((c) => column(c.name, c.sources, c.kind, c.declaration, c.type, c)), complete: bound.complete };
}

function expandStar(entries: readonly Entry[], scope: SelectScope | null): QueryResult {
  const columns: RelationColumn[] = [];
  let complete = entries.length > 0;
  const seenMerged = new Set<string>();
  if (scope !== null) {
    for (const merged of scope.merged.values()) {
      columns.push(
        column(merged.column.name, merged.column.sources, merged.column.kind, merged.column.declaration, merged.column.type, merged.column),
      );
      seenMerged.add(keyOf(merged.name));
    }
  }
  for (const { relation: bound } of entries) {
    complete &&= bound.complete;
    for (const c of bound.columns) {
      if (seenMerged.has(keyOf(c.name)) || isCovered(c, bound)) continue;
      columns.push(column(c.name, c.sources, c.kind, c.declaration, c.type, c));
    }
  }
  return { columns, complete };
}

/** `SELECT a, *` of an unknown table: seen through another star, `a` is one of the star's own columns. */
function isCovered(c: RelationColumn, bound: BoundRelation): boolean {
  const [source] = c.sources;
  if (bound.complete || c.name === '*' || c.kind !== 'copy' || c.sources.length !== 1 || source === undefined) return false;
  if (keyOf(source.column) !== keyOf(c.name)) return false;
  return bound.columns.some((other) => other.name === '*' && other.sources.some((s) => s.column === '*' && s.table === source.table));
}

/** Gives columns the names of an alias list; columns beyond the list keep theirs. */
function renameColumns(columns: readonly RelationColumn[], names: readonly Identifier[], complete: boolean): RelationColumn[] {
  if (names.length === 0) return [...columns];
  const renamed = names.map((name, i) => {
    const source = complete || !columns.slice(0, i + 1).some((c) => c.name === '*') ? columns[i] : undefined;
    return column(
      name.name,
      source?.sources ?? columns.flatMap((c) => c.sources),
      source?.kind ?? 'transform',
      { start: name.start, end: name.end },
      source?.type ?? null,
    );
  });
  return complete ? [...renamed, ...columns.slice(names.length)] : renamed;
}

function mergeResults(left: QueryResult, right: QueryResult, byName: boolean, op: SetOperation['op']): QueryResult {
  // EXCEPT only takes away: its right side is in no value.
  if (op === 'except') return left;
  if (!left.complete || !right.complete) {
    const columns = left.columns.map((c, i) => merged(c, left.columns.length === right.columns.length ? right.columns[i] : undefined));
    if (left.columns.length !== right.columns.length)
      append(
        columns,
        right.columns.filter((c) => c.name === '*'),
      );
    return { columns, complete: false };
  }
  if (byName) {
    const byKey = new Map(right.columns.map((c) => [keyOf(c.name), c]));
    const known = new Set(left.columns.map((c) => keyOf(c.name)));
    return {
      columns: [...left.columns.map((c) => merged(c, byKey.get(keyOf(c.name)))), ...right.columns.filter((c) => !known.has(keyOf(c.name)))],
      complete: true,
    };
  }
  return { columns: left.columns.map((c, i) => merged(c, right.columns[i])), complete: true };
}

function merged(left: RelationColumn, right: RelationColumn | undefined): RelationColumn {
  if (right === undefined) return left;
  const sources = [...left.sources];
  addSources(sources, right.sources);
  return column(
    left.name,
    sources,
    composeKinds(left.kind, right.kind),
    left.declaration,
    unifyTypes([left.type, right.type]),
    left.origin,
  );
}

function anchorOf(body: QueryBody): QueryBody {
  let at = body;
  while (at.kind === 'set-operation') at = at.left;
  return at;
}

/** Whether the CTE's own text names it: a cheap test before the costly one. */
function refersTo(text: string, cte: Cte, name: string): boolean {
  return text.slice(cte.query.start, cte.query.end).toLowerCase().includes(name.toLowerCase());
}

/** The columns of explode(…) and its like where no alias names them: which of them there are is the argument's type to say. */
function generatedColumns(b: Binder, expression: Expression): readonly string[] | null {
  if (expression.kind !== 'call' || expression.over !== null) return null;
  return b.dialect.binding.generators.get((expression.name.parts[0]?.name ?? '').toLowerCase()) ?? null;
}

/** The name of a select item without an alias. */
function outputName(b: Binder, expression: Expression): string {
  switch (expression.kind) {
    case 'column':
      return expression.parts[expression.parts.length - 1]?.name ?? '';
    case 'field':
      return expression.name.name;
    case 'operation':
      if (expression.op === '()' && expression.operands[0]?.kind === 'column') return outputName(b, expression.operands[0]);
      break;
    case 'cast':
      if (b.dialect.binding.outputNames === 'function' && expression.expression.kind === 'column')
        return outputName(b, expression.expression);
      break;
    case 'call':
      if (b.dialect.binding.outputNames === 'function') return expression.name.parts[expression.name.parts.length - 1]?.name ?? '';
      break;
    case 'case':
      if (b.dialect.binding.outputNames === 'function') return 'case';
      break;
    case 'subquery': {
      const { body } = expression.query;
      if (body.kind === 'select' && body.items.length === 1 && b.dialect.binding.outputNames === 'function')
        return body.items[0]?.alias?.name ?? outputName(b, (body.items[0] as SelectItem).expression);
      break;
    }
  }
  return b.textOf(expression).replace(/\s+/g, ' ');
}

function nameNode(expression: Expression): TextRange {
  return expression.kind === 'column' ? (expression.parts[expression.parts.length - 1] ?? expression) : expression;
}
