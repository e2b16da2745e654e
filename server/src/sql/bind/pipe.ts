import { append, say } from '../../base/index.ts';
import type { Identifier, Pipe, PipeOperator, SelectItem } from '../syntax/nodes.ts';
import type { RelationColumn } from './model.ts';
import { keyOf } from './names.ts';
import type { QueryParts } from './query-parts.ts';
import type { QueryResult } from './query-result.ts';
import { column, relation } from './relation.ts';
import { SelectScope } from './scope.ts';

/** Binds BigQuery's pipe syntax: each operator sees the table that the one before it yields. */
export function bindPipe(q: QueryParts, pipe: Pipe, parent: SelectScope): QueryResult {
  const steps = new Steps(q, parent);
  steps.start(pipe);
  for (const operator of pipe.operators) steps.apply(operator);
  return steps.result();
}

class Steps {
  readonly #q: QueryParts;
  readonly #parent: SelectScope;
  #scope: SelectScope;

  constructor(q: QueryParts, parent: SelectScope) {
    this.#q = q;
    this.#parent = parent;
    this.#scope = new SelectScope(parent, true);
  }

  start(pipe: Pipe): void {
    const { input } = pipe;
    // FROM t |> …: aliases of t stay visible until an operator makes a new table.
    if (input.kind === 'select' && input.items.length === 1 && input.items[0]?.expression.kind === 'star' && input.where === null) {
      this.#q.from.list(input.from, this.#scope);
      return;
    }
    this.#replace(this.#q.body(input, this.#parent), pipe, null);
  }

  result(): QueryResult {
    const columns: RelationColumn[] = [];
    for (const { relation: bound } of this.#scope.entries) append(columns, bound.columns);
    const seen = new Set<string>();
    const unique = columns.filter((c) => {
      if (!this.#scope.merged.has(keyOf(c.name))) return true;
      if (seen.has(keyOf(c.name))) return false;
      seen.add(keyOf(c.name));
      return true;
    });
    return { columns: unique, complete: this.#scope.isComplete() && this.#scope.entries.length > 0 };
  }

  /** `keeps`: the aliases before this step still qualify the columns as they were (SET, DROP, RENAME). */
  #replace(result: QueryResult, range: { start: number; end: number }, alias: Identifier | null, keeps = false): void {
    this.#scope = new SelectScope(keeps ? this.#scope : this.#parent, true);
    const name = alias?.name ?? '';
    const bound = relation({ kind: 'subquery', name, columns: result.columns, complete: result.complete, declaration: alias });
    this.#scope.entries.push({
      alias: alias === null ? null : keyOf(name),
      label: name,
      path: [],
      relation: bound,
      range: { start: range.start, end: range.end },
    });
    if (alias !== null) this.#q.b.referToRelation(alias, bound, true);
  }

  apply(operator: PipeOperator): void {
    const { b, expressions } = this.#q;
    if (operator.condition !== null) b.influence('filter', expressions.bind(this.#scope, operator.condition, 'where').sources);
    for (const item of operator.orderBy) b.influence('order', expressions.bind(this.#scope, item.expression, 'order').sources);
    b.addScope(this.#scope, operator);
    switch (operator.op) {
      case 'SELECT':
        this.#replace(this.#q.items(operator.items, this.#scope, 'select'), operator, null);
        return;
      case 'EXTEND':
      case 'WINDOW': {
        const added = this.#q.items(operator.items, this.#scope, 'select');
        const bound = relation({ kind: 'subquery', name: '', columns: added.columns, complete: added.complete, declaration: null });
        this.#scope.entries.push({
          alias: null,
          label: '',
          path: [],
          relation: bound,
          range: { start: operator.start, end: operator.end },
        });
        return;
      }
      case 'AGGREGATE': {
        const groups = this.#q.items(operator.groupBy, this.#scope, 'select');
        for (const group of groups.columns) b.influence('group', group.sources);
        const values = this.#q.items(operator.items, this.#scope, 'select');
        this.#replace({ columns: [...groups.columns, ...values.columns], complete: groups.complete && values.complete }, operator, null);
        return;
      }
      case 'SET':
        this.#set(operator);
        return;
      case 'DROP':
        this.#drop(operator);
        return;
      case 'RENAME':
        this.#rename(operator);
        return;
      case 'AS':
        this.#replace(this.result(), operator, operator.alias);
        return;
      case 'JOIN':
        this.#join(operator);
        return;
      case 'UNION':
      case 'INTERSECT':
      case 'EXCEPT':
        this.#sets(operator);
        return;
      case 'PIVOT':
      case 'UNPIVOT':
      case 'CALL':
        this.#replace(
          {
            columns: [
              ...this.result().columns,
              column(
                '*',
                this.result().columns.flatMap((c) => c.sources),
                'transform',
                null,
              ),
            ],
            complete: false,
          },
          operator,
          operator.pivot?.alias?.name ?? operator.alias,
        );
        b.uncertain(say('the columns behind {0} are not followed', operator.op));
    }
  }

  #find(name: Identifier): RelationColumn | null {
    for (const { relation: bound } of this.#scope.entries) {
      const found = bound.find(name.name);
      if (found === null) continue;
      this.#q.b.referToColumn(name, bound, found.column);
      return found.column;
    }
    this.#q.b.reportUnknownColumn(name, null, this.#scope.columnNames());
    return null;
  }

  #set(operator: PipeOperator): void {
    const values = new Map<string, RelationColumn>();
    for (const item of operator.items as readonly (SelectItem & { alias: Identifier | null })[]) {
      const value = this.#q.expressions.bind(this.#scope, item.expression, 'select');
      if (item.alias === null) continue;
      this.#find(item.alias);
      values.set(keyOf(item.alias.name), column(item.alias.name, value.sources, value.kind, item.alias, value.type));
    }
    const { columns, complete } = this.result();
    this.#replace({ columns: columns.map((c) => values.get(keyOf(c.name)) ?? c), complete }, operator, null, true);
  }

  #drop(operator: PipeOperator): void {
    const gone = new Set(operator.names.filter((name) => this.#find(name) !== null).map((name) => keyOf(name.name)));
    const { columns, complete } = this.result();
    this.#replace({ columns: columns.filter((c) => !gone.has(keyOf(c.name))), complete }, operator, null, true);
  }

  #rename(operator: PipeOperator): void {
    const names = new Map<string, Identifier>();
    for (const { from, to } of operator.renames) if (this.#find(from) !== null) names.set(keyOf(from.name), to);
    const { columns, complete } = this.result();
    const renamed = columns.map((c) => {
      const to = names.get(keyOf(c.name));
      return to === undefined ? c : column(to.name, c.sources, c.kind, to, c.type);
    });
    this.#replace({ columns: renamed, complete }, operator, null, true);
  }

  #join(operator: PipeOperator): void {
    if (operator.join === null) return;
    const joined = operator.join;
    const before = this.#scope.entries.length;
    this.#q.from.item(joined.right, this.#scope);
    if (joined.on !== null) this.#q.b.influence('join', this.#q.expressions.bind(this.#scope, joined.on, 'on').sources);
    for (const name of joined.using) {
      const left = this.#scope.entries
        .slice(0, before)
        .map((e) => ({ e, found: e.relation.find(name.name) }))
        .find((x) => x.found !== null);
      if (left?.found != null)
        this.#scope.merged.set(keyOf(name.name), {
          name: name.name,
          column: left.found.column,
          relation: left.e.relation,
          sides: this.#scope.entries.map((entry) => entry.relation),
        });
    }
  }

  #sets(operator: PipeOperator): void {
    let result = this.result();
    for (const query of operator.queries) {
      const right = this.#q.body(query, this.#parent);
      if (operator.op === 'EXCEPT') continue;
      result = {
        columns: result.columns.map((c, i) => {
          const other = right.columns[i];
          return other === undefined ? c : column(c.name, [...c.sources, ...other.sources], c.kind, c.declaration, c.type);
        }),
        complete: result.complete && right.complete,
      };
    }
    this.#replace(result, operator, null);
  }
}
