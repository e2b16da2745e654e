import { unnamedTable } from '../syntax/make.ts';
import type { Expression, FromItem, Identifier, Join, OrderItem, Pipe, PipeOperator, QueryBody, SelectItem } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';

interface Parts {
  op: string;
  items: SelectItem[];
  groupBy: SelectItem[];
  condition: Expression | null;
  orderBy: OrderItem[];
  names: Identifier[];
  renames: { from: Identifier; to: Identifier }[];
  join: Join | null;
  queries: QueryBody[];
  setOp: PipeOperator['setOp'];
  alias: Identifier | null;
  pivot: PipeOperator['pivot'];
}

/** `|> WHERE …  |> AGGREGATE … GROUP BY …`: each operator takes the table before it. `operand` parses the other side of UNION and its kin. */
export function parsePipe(p: Parser, input: QueryBody, operand: (p: Parser) => QueryBody): Pipe {
  const operators: PipeOperator[] = [];
  while (p.eat('|>')) operators.push(parseOperator(p, operand));
  return { kind: 'pipe', start: input.start, end: p.end(), input, operators };
}

function parseOperator(p: Parser, operand: (p: Parser) => QueryBody): PipeOperator {
  p.offer(0, [
    'SELECT',
    'EXTEND',
    'SET',
    'DROP',
    'RENAME',
    'AS',
    'WHERE',
    'LIMIT',
    'AGGREGATE',
    'ORDER BY',
    'JOIN',
    'UNION',
    'PIVOT',
    'UNPIVOT',
    'DISTINCT',
    'TABLESAMPLE',
  ]);
  const start = p.start();
  const parts: Parts = {
    op: p.text(),
    items: [],
    groupBy: [],
    condition: null,
    orderBy: [],
    names: [],
    renames: [],
    join: null,
    queries: [],
    setOp: null,
    alias: null,
    pivot: null,
  };
  switch (p.text()) {
    case 'SELECT':
      p.pos++;
      p.eat('DISTINCT');
      if (p.eat('AS') && !p.eat('STRUCT')) p.eat('VALUE');
      parts.items = p.rules.selectItems(p);
      break;
    case 'EXTEND':
    case 'AGGREGATE':
      p.pos++;
      if (!p.at('GROUP')) parts.items = parseOrderedItems(p);
      if (p.eat('GROUP')) {
        if (p.eat('AND')) p.expect('ORDER');
        p.expect('BY');
        parts.groupBy = parseOrderedItems(p);
      }
      break;
    case 'SET':
      p.pos++;
      do {
        const itemStart = p.start();
        const alias = p.name('a column name');
        p.expect('=');
        parts.items.push({ kind: 'select-item', start: itemStart, expression: p.rules.expression(p), alias, assigns: null, end: p.end() });
      } while (p.eat(','));
      break;
    case 'DROP':
      p.pos++;
      do parts.names.push(p.name('a column name'));
      while (p.eat(','));
      break;
    case 'RENAME':
      p.pos++;
      do {
        const from = p.name('a column name');
        p.eat('AS');
        parts.renames.push({ from, to: p.name('a column name') });
      } while (p.eat(','));
      break;
    case 'AS':
      p.pos++;
      parts.alias = p.name('an alias');
      break;
    case 'WHERE':
      p.pos++;
      parts.condition = p.rules.expression(p);
      break;
    case 'LIMIT':
    case 'OFFSET':
      p.pos++;
      p.rules.expression(p);
      if (p.eat('OFFSET')) p.rules.expression(p);
      break;
    case 'SORT':
    case 'CLUSTER':
    case 'DISTRIBUTE':
      if (!p.dialect.features.lateralView) {
        parseJoinStep(p, parts);
        break;
      }
      p.pos++;
      parts.op = 'ORDER';
      p.expect('BY');
      parts.orderBy = p.rules.orderItemsAfterBy(p);
      break;
    case 'ORDER':
      p.pos++;
      p.expect('BY');
      parts.orderBy = p.rules.orderItemsAfterBy(p);
      break;
    case 'DISTINCT':
      p.pos++;
      break;
    case 'WINDOW':
      p.pos++;
      if (p.isName() && p.text(1) === 'AS' && p.text(2) === '(') {
        do {
          p.name('a window name');
          p.expect('AS');
          p.expect('(');
          const { partitionBy, orderBy } = p.rules.windowSpec(p);
          p.close(')');
          parts.orderBy.push(...orderBy);
          for (const expression of partitionBy)
            parts.groupBy.push({
              kind: 'select-item',
              start: expression.start,
              end: expression.end,
              expression,
              alias: null,
              assigns: null,
            });
        } while (p.eat(','));
      } else parts.items = p.rules.selectItems(p);
      break;
    case 'TABLESAMPLE':
      while (!p.atEnd() && !p.at('(')) p.pos++;
      p.skipGroup();
      if (p.eat('REPEATABLE')) p.skipGroup();
      break;
    case 'CALL':
      p.pos++;
      p.rules.operand(p, 130);
      if (p.eat('AS')) parts.alias = p.name('an alias');
      break;
    case 'WITH':
      p.rules.withClause(p);
      break;
    case 'PIVOT':
    case 'UNPIVOT':
      parsePivotStep(p, parts);
      break;
    case 'UNION':
    case 'INTERSECT':
    case 'EXCEPT':
    case 'MINUS':
      parseSetStep(p, parts, operand);
      break;
    case 'INSERT':
      p.pos++;
      p.eat('INTO');
      p.rules.tableRef(p);
      break;
    case 'ASSERT':
      p.pos++;
      parts.condition = p.rules.expression(p);
      while (p.eat(',')) p.rules.expression(p);
      break;
    case 'RECURSIVE':
      p.pos++;
      if (!p.at('UNION')) p.unexpected('UNION');
      else parseSetStep(p, parts, operand);
      break;
    case 'LOG':
    case 'DESCRIBE':
    case 'STATIC_DESCRIBE':
      p.pos++;
      break;
    default:
      if (leadsToSet(p)) {
        while (!SETS.has(p.text())) p.pos++;
        parseSetStep(p, parts, operand);
      } else parseJoinStep(p, parts);
  }
  return { kind: 'pipe-operator', start, end: p.end(), ...parts };
}

/** Items that may carry ASC/DESC (AGGREGATE … ASC, GROUP AND ORDER BY). */
function parseOrderedItems(p: Parser): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    const start = p.start();
    const expression = p.rules.expression(p);
    const alias = p.eat('AS')
      ? p.name('an alias')
      : p.isName() && !p.dialect.noColumnAlias.has(p.text()) && !ORDER.has(p.text())
        ? p.takeName()
        : null;
    if (!p.eat('ASC')) p.eat('DESC');
    if (p.eat('NULLS')) p.pos++;
    items.push({ kind: 'select-item', start, end: p.end(), expression, alias, assigns: null });
  } while (p.eat(',') && !p.at('GROUP') && !p.at('|>'));
  return items;
}

const ORDER: ReadonlySet<string> = new Set(['ASC', 'DESC', 'NULLS']);

const SETS: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT']);

/** LEFT [OUTER], FULL [OUTER] or INNER before a set operation BY NAME. */
function leadsToSet(p: Parser): boolean {
  if (!(p.at('LEFT') || p.at('FULL') || p.at('INNER') || p.at('OUTER'))) return false;
  return SETS.has(p.text(p.text(1) === 'OUTER' ? 2 : 1));
}

/** The relation that a pipe's JOIN or PIVOT stands behind: a name of no width. */
function placeholder(p: Parser): FromItem {
  const at = p.start();
  return unnamedTable({ start: at, end: at });
}

function parsePivotStep(p: Parser, parts: Parts): void {
  const item = p.rules.joinTail(p, placeholder(p));
  if (item.kind === 'pivot' || item.kind === 'unpivot') parts.pivot = item;
}

function parseJoinStep(p: Parser, parts: Parts): void {
  const before = p.pos;
  const item = p.rules.joinTail(p, placeholder(p));
  if (item.kind === 'join') {
    parts.op = 'JOIN';
    parts.join = item;
  }
  if (p.pos === before) {
    p.unexpected('a pipe operator such as WHERE, SELECT or AGGREGATE');
    while (!p.atEnd() && !p.at('|>') && !p.at(')') && !p.at(';')) p.pos++;
  }
}

function parseSetStep(p: Parser, parts: Parts, operand: (p: Parser) => QueryBody): void {
  parts.setOp = p.at('UNION') ? 'union' : p.at('INTERSECT') ? 'intersect' : 'except';
  p.pos++;
  if (!p.eat('ALL')) p.eat('DISTINCT');
  p.rules.byName(p);
  do parts.queries.push(operand(p));
  while (p.eat(','));
}
