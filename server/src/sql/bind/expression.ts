import { say } from '../../base/index.ts';
import type { Call, Expression, Identifier, Literal, OrderItem, Parameter, Query, WindowSpec } from '../syntax/nodes.ts';
import { pathType, spellType } from '../types/index.ts';
import type { Binder } from './binder.ts';
import { unitArgument } from './date-units.ts';
import { callType, literalType, operationType, unknownIfAny } from './expression-type.ts';
import { isAggregate, isRowCount, isWindowOnly } from './functions.ts';
import type { ColumnSource } from './model.ts';
import { keyOf } from './names.ts';
import { column as makeColumn } from './relation.ts';
import { type Clause, findEntry, resolveColumn } from './resolve.ts';
import type { SelectScope } from './scope.ts';
import { checkCall, checkOperation } from './type-check.ts';
import { addSources, CONSTANT, combine, type Value } from './value.ts';
import { assigned, fieldOf } from './variables.ts';

/** Binds a query inside an expression; given by the caller so that this file does not import the query binder. */
export type BindSubquery = (b: Binder, query: Query, parent: SelectScope) => Value;

/** Binds expressions of one scope. */
export class ExpressionBinder {
  readonly #b: Binder;
  readonly #subquery: BindSubquery;

  constructor(b: Binder, subquery: BindSubquery) {
    this.#b = b;
    this.#subquery = subquery;
  }

  bind(scope: SelectScope, expression: Expression, clause: Clause): Value {
    switch (expression.kind) {
      case 'column': {
        const { column, sources, kind, fields } = resolveColumn(this.#b, scope, expression, clause);
        if (column !== null && fields !== undefined && fields.length > 0) {
          const type = pathType(
            column.type,
            fields.map((field) => field.name),
          );
          return { kind: column.kind, sources, column: null, type };
        }
        if (column === null) return sources.length === 0 ? CONSTANT : { kind: kind ?? 'copy', sources, column: null, type: null };
        return { kind: column.kind === 'constant' ? 'constant' : column.kind, sources, column, type: column.type };
      }
      case 'parameter':
        return this.#parameter(expression);
      case 'literal':
        return this.#literal(expression);
      case 'missing':
        return CONSTANT;
      case 'jinja':
        this.#b.uncertain(say('an expression is made by Jinja'));
        return CONSTANT;
      case 'operation':
        return this.#operation(scope, expression.op, expression.operands, clause);
      case 'case': {
        const values: Value[] = [];
        const results: Expression[] = [];
        const types: (string | null)[] = [];
        const add = (result: Expression): void => {
          const value = this.bind(scope, result, clause);
          values.push(value);
          results.push(result);
          types.push(value.type);
        };
        if (expression.operand !== null) values.push(this.bind(scope, expression.operand, clause));
        for (const { when, result } of expression.branches) {
          values.push(this.bind(scope, when, clause));
          add(result);
        }
        if (expression.otherwise !== null) add(expression.otherwise);
        return combine(values, 'transform', unknownIfAny(types, results));
      }
      case 'cast':
        return combine([this.bind(scope, expression.expression, clause)], 'transform', expression.type.text);
      case 'call':
        return this.#call(scope, expression, clause);
      case 'named-argument':
        return this.bind(scope, expression.value, clause);
      case 'select-item': {
        const value = this.bind(scope, expression.expression, clause);
        // Spark names parts of an expression: `(1 AS one) + one`.
        const { alias } = expression;
        if (alias !== null && !scope.outputs.has(keyOf(alias.name)))
          scope.outputs.set(
            keyOf(alias.name),
            makeColumn(alias.name, value.sources, value.kind, { start: alias.start, end: alias.end }, value.type),
          );
        return value;
      }
      case 'field': {
        const to = assigned(expression);
        const row = to === null || to.field === null ? null : (this.#b.variable(to.name)?.row ?? null);
        const field = row === null || to?.field == null ? null : fieldOf(row, to.field);
        if (field !== null) return field;
        const base = this.bind(scope, expression.base, clause);
        return combine([base], 'copy', pathType(base.type, [expression.name.name]));
      }
      case 'subquery':
        return this.#subquery(this.#b, expression.query, scope);
      case 'exists':
        return this.#exists(scope, expression.query);
      case 'lambda':
        return this.#lambda(scope, expression.parameters, expression.body, clause);
      case 'star':
        return this.#star(scope, expression.qualifier, expression.base, clause);
    }
  }

  /** `@v`, `:v`, and `:new.a`, whose field belongs to the token. */
  #parameter(parameter: Parameter): Value {
    const [name = '', field] = this.#b.textOf(parameter).split('.');
    const variable = this.#b.variable(name);
    if (variable === undefined) return CONSTANT;
    if (field !== undefined && variable.row !== null) return fieldOf(variable.row, field) ?? CONSTANT;
    if (variable.unknown !== null) this.#b.uncertain(variable.unknown);
    return variable.value;
  }

  bindAll(scope: SelectScope, expressions: readonly Expression[], clause: Clause): Value[] {
    return expressions.map((expression) => this.bind(scope, expression, clause));
  }

  /** The sources of expressions that only influence rows. */
  sources(scope: SelectScope, expressions: readonly Expression[], clause: Clause): readonly ColumnSource[] {
    const sources: ColumnSource[] = [];
    for (const expression of expressions) addSources(sources, this.bind(scope, expression, clause).sources);
    return sources;
  }

  order(scope: SelectScope, items: readonly OrderItem[], clause: Clause): Value[] {
    return items.map((item) => this.bind(scope, item.expression, clause));
  }

  #lambda(scope: SelectScope, parameters: readonly Identifier[], body: Expression, clause: Clause): Value {
    const names = parameters.map((parameter) => parameter.name.toLowerCase());
    const added = names.filter((name) => !this.#b.variables.has(name));
    for (const name of added) this.#b.variables.add(name);
    const value = this.bind(scope, body, clause);
    for (const name of added) this.#b.variables.delete(name);
    return value;
  }

  #operation(scope: SelectScope, op: string, operands: readonly Expression[], clause: Clause): Value {
    const first = operands[0];
    if (op === '()' && first !== undefined) return this.bind(scope, first, clause);
    const { dialect } = this.#b;
    if (
      dialect.features.bareIn &&
      operands.length === 2 &&
      (op === 'IN' || op === 'NOT IN') &&
      this.#isTable(scope, operands[1] as Expression)
    )
      return combine([this.bind(scope, operands[0] as Expression, clause)], 'transform', spellType(dialect.name, 'boolean'));
    const values = this.bindAll(scope, operands, clause);
    checkOperation(this.#b, op, operands, values);
    const type = operationType(
      dialect,
      op,
      values.map((value) => value.type),
    );
    return combine(values, op === 'PRIOR' ? 'copy' : 'transform', type);
  }

  /** SQLite: `x IN table`. A column of that name comes first. */
  #isTable(scope: SelectScope, operand: Expression): boolean {
    if (operand.kind !== 'column' || operand.parts.length > 2) return false;
    const [first] = operand.parts as [Identifier];
    if (operand.parts.length === 1 && scope.entries.some((entry) => (entry.relation.find(first.name)?.made ?? true) === false))
      return false;
    const cte = operand.parts.length === 1 ? scope.findCte(first.name) : null;
    if (cte !== null) {
      this.#b.referToRelation(first, cte, false);
      return true;
    }
    const name = { kind: 'name' as const, start: operand.start, end: operand.end, parts: operand.parts, jinja: null, link: null };
    if (this.#b.env.findTable(name).found !== 'table') return false;
    this.#b.table(name, 'read');
    return true;
  }

  #call(scope: SelectScope, call: Call, clause: Clause): Value {
    const name = call.name.parts[call.name.parts.length - 1]?.name ?? '';
    const values: Value[] = [];
    // An element of a collection is written like a call.
    const collection = call.name.parts.length === 1 ? this.#b.variable(name) : undefined;
    if (collection !== undefined) values.push(collection.value);
    const row = this.#rowArgument(scope, name, call.args);
    if (row !== null) return row;
    const unit = unitArgument(name, call.args, this.#b.dialect.binding.dateUnits);
    const types: (string | null)[] = [];
    for (const arg of call.args) {
      const value = arg === unit ? CONSTANT : this.#argument(scope, name, arg, clause);
      if (arg !== unit) values.push(value);
      types.push(value.type);
    }
    checkCall(this.#b, call, name, types);
    const type = call.name.parts.length === 1 ? callType(this.#b.dialect, name, call.args, types) : null;
    for (const item of call.orderBy) values.push(this.bind(scope, item.expression, clause));
    for (const item of call.withinGroup) values.push(this.bind(scope, item.expression, clause));
    if (call.filter !== null) values.push(this.bind(scope, call.filter, clause));
    for (const extra of call.extra) values.push(this.bind(scope, extra, clause));
    if (call.over !== null && call.over.kind === 'window') {
      values.push(...this.window(scope, call.over, clause));
      return combine(values, 'window', type);
    }
    const named = call.over?.kind === 'identifier' ? scope.windows.get(keyOf(call.over.name)) : undefined;
    if (named !== undefined) values.push(named);
    if (call.over !== null || isWindowOnly(name)) return combine(values, 'window', type);
    const isSum = isAggregate(name, call);
    return combine(values, isSum ? 'aggregate' : 'transform', type);
  }

  #literal(literal: Literal): Value {
    const { dialect } = this.#b;
    const type = literal.type === 'number' ? literalType(dialect, literal, this.#b.textOf(literal)) : literalType(dialect, literal, '');
    return type === null ? CONSTANT : { kind: 'constant', sources: [], column: null, type };
  }

  /** `VALUE(t)`: the argument is a table's alias. */
  #rowArgument(scope: SelectScope, name: string, args: readonly Expression[]): Value | null {
    const [arg] = args;
    if (arg?.kind !== 'column' || !this.#b.dialect.binding.rowFunctions.has(name.toLowerCase())) return null;
    const entry = findEntry(scope, arg.parts);
    if (entry === null) return null;
    this.#b.referToRelation(arg.parts[arg.parts.length - 1] as Identifier, entry.relation, false);
    return { kind: 'transform', sources: rowSources([entry]), column: null, type: null };
  }

  window(scope: SelectScope, window: WindowSpec, clause: Clause): Value[] {
    const base = window.base === null ? undefined : scope.windows.get(keyOf(window.base.name));
    return [
      ...(base === undefined ? [] : [base]),
      ...this.bindAll(scope, window.partitionBy, clause),
      ...this.order(scope, window.orderBy, clause === 'order' || clause === 'order-expression' ? 'select' : clause),
      ...this.bindAll(scope, window.frame, clause),
    ];
  }

  /** Whether there are rows does not hang on what a star would yield. */
  #exists(scope: SelectScope, query: Query): Value {
    const type = spellType(this.#b.dialect.name, 'boolean');
    const value = this.#subquery(this.#b, query, scope);
    const { body } = query;
    const isStar = body.kind === 'select' && body.items.length > 0 && body.items.every(({ expression }) => expression.kind === 'star');
    return isStar ? { ...CONSTANT, type } : { ...value, type };
  }

  /** Only what counts takes rows by a star; other functions are given the columns, as far as they are known. */
  #argument(scope: SelectScope, name: string, arg: Expression, clause: Clause): Value {
    const value = this.bind(scope, arg, clause);
    if (arg.kind !== 'star' || arg.base !== null || isRowCount(name)) return value;
    const entry = arg.qualifier.length === 0 ? null : findEntry(scope, arg.qualifier);
    const relations = arg.qualifier.length === 0 ? scope.entries : entry === null ? [] : [entry];
    const sources: ColumnSource[] = [];
    for (const { relation } of relations) for (const { sources: behind } of relation.columns) addSources(sources, behind);
    return { ...value, sources };
  }

  /** `count(*)`, `count(t.*)`: every row of the relations. */
  #star(scope: SelectScope, qualifier: readonly Identifier[], base: Expression | null, clause: Clause): Value {
    if (base !== null) return combine([this.bind(scope, base, clause)], 'transform');
    if (qualifier.length > 0) {
      const entry = findEntry(scope, qualifier);
      if (entry === null) return CONSTANT;
      this.#b.referToRelation(qualifier[qualifier.length - 1] as Identifier, entry.relation, false);
      return { kind: 'transform', sources: rowSources([entry]), column: null, type: null };
    }
    return { kind: 'transform', sources: rowSources(scope.entries), column: null, type: null };
  }
}

/** `table.*` for tables; for subqueries and CTEs, the tables behind them. */
function rowSources(entries: SelectScope['entries']): ColumnSource[] {
  const sources: ColumnSource[] = [];
  for (const { relation } of entries) {
    if (relation.kind === 'table') addSources(sources, [{ table: relation.name, column: '*' }]);
    else
      for (const column of relation.columns)
        addSources(
          sources,
          column.sources.filter((s) => s.table !== null).map((s) => ({ table: s.table, column: '*' })),
        );
  }
  return sources;
}
