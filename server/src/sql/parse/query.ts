import { append, say } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import type {
  Cte,
  Expression,
  Identifier,
  OrderItem,
  Query,
  QueryBody,
  SetOperation,
  StatementNode,
  WindowSpec,
  With,
} from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { parsePipe } from './pipe.ts';
import { parsePivotStatement } from './pivot-statement.ts';
import { parseSelect } from './select.ts';

/** A whole query: WITH, body, ORDER BY, limits, locks. */
export function parseQuery(p: Parser): Query {
  return p.nested(
    () => parseWhole(p),
    () => {
      if (p.at('(')) p.skipGroup();
      return {
        kind: 'query',
        start: p.start(),
        end: p.end(),
        with: null,
        body: { kind: 'missing-query', start: p.end(), end: p.end() },
        orderBy: [],
        limits: [],
      };
    },
  );
}

function parseWhole(p: Parser): Query {
  const start = p.start();
  const withClause = p.at('WITH') ? parseWith(p) : null;
  const body = parseBody(p);
  const orderBy: OrderItem[] = [];
  const limits: Expression[] = [];
  parseTail(p, orderBy, limits);
  if (p.at('AS') && p.isName(1) && p.text(2) === '|>' && p.dialect.features.pipes) p.pos += 2;
  let piped: QueryBody = body;
  if (p.at('|>') && p.dialect.features.pipes)
    piped = parsePipe(p, orderBy.length > 0 || limits.length > 0 ? wrap(p, body, orderBy, limits) : body, parseOperand);
  const usesPipe = piped !== body;
  return {
    kind: 'query',
    start,
    end: p.end(),
    with: withClause,
    body: piped,
    orderBy: usesPipe ? [] : orderBy,
    limits: usesPipe ? [] : limits,
  };
}

function wrap(p: Parser, body: QueryBody, orderBy: readonly OrderItem[], limits: readonly Expression[]): Query {
  return { kind: 'query', start: body.start, end: p.end(), with: null, body, orderBy, limits };
}

// ---- WITH

export function parseWith(p: Parser): With {
  const start = p.start();
  p.expect('WITH');
  const recursive = p.eat('RECURSIVE');
  const ctes: Cte[] = [];
  const routines: StatementNode[] = [];
  while (p.dialect.features.connectBy && (p.at('FUNCTION') || p.at('PROCEDURE')) && p.isAnyName(1)) {
    routines.push(p.rules.subprogram(p));
    p.eat(';');
  }
  let needsCtes = routines.length === 0;
  if (p.at('XMLNAMESPACES') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
    needsCtes = p.eat(',');
  }
  if (needsCtes || (routines.length > 0 && p.isName())) {
    do {
      if (ctes.length > 0 && (p.at('SELECT') || p.at('INSERT') || p.at('FROM')) && p.dialect.features.trailingCommasEverywhere) break;
      ctes.push(parseCte(p));
    } while (p.eat(','));
  }
  return { kind: 'with', start, end: p.end(), recursive, ctes, routines };
}

function parseCte(p: Parser): Cte {
  const start = p.start();
  p.eat('RECURSIVE');
  const name = p.name('the name of a common table expression');
  const lacksAs = p.at('(') && startsQuery(p, 1);
  const columns = p.at('(') && !lacksAs ? p.nameList('a column name') : [];
  if (p.at('USING') && p.text(1) === 'KEY') {
    p.pos += 2;
    if (p.at('(')) p.skipGroup();
  }
  if (p.dialect.features.lateralView && p.eatWords('MAX', 'RECURSION', 'LEVEL')) p.rules.operand(p, 130);
  if (!p.eat('AS')) {
    if (!p.dialect.features.lateralView) p.unexpected('AS');
  }
  if (p.eat('NOT')) p.expect('MATERIALIZED');
  else p.eat('MATERIALIZED');
  let query: Query;
  if (p.eat('(')) {
    query = parseCteBody(p);
    p.close(')');
  } else {
    p.unexpected('"(" and a query');
    query = {
      kind: 'query',
      start: p.end(),
      end: p.end(),
      with: null,
      body: { kind: 'missing-query', start: p.end(), end: p.end() },
      orderBy: [],
      limits: [],
    };
  }
  const addedColumns = parseSearchAndCycle(p);
  return { kind: 'cte', start, end: p.end(), name, columns, query, addedColumns };
}

const DML: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function parseCteBody(p: Parser): Query {
  const isDml = p.atAny(DML) || (p.at('WITH') && leadsToDml(p));
  if (!isDml) return parseQuery(p);
  const start = p.start();
  const statement = p.rules.statement(p);
  const body: QueryBody =
    statement.kind === 'insert' || statement.kind === 'update' || statement.kind === 'delete' || statement.kind === 'merge'
      ? statement
      : { kind: 'missing-query', start, end: p.end() };
  return { kind: 'query', start, end: p.end(), with: null, body, orderBy: [], limits: [] };
}

/** Looks past the common table expressions of a WITH for the verb behind them. */
export function leadsToDml(p: Parser): boolean {
  for (let ahead = 1; p.type(ahead) !== TokenType.end; ahead++) {
    const text = p.text(ahead);
    if (text === '(') {
      const close = p.closer(p.pos + ahead);
      if (close < 0) return false;
      ahead = close - p.pos;
    } else if (text === ')') return false;
    else {
      if (DML.has(text)) return true;
      if (text === 'SELECT' || text === 'VALUES' || text === 'TABLE' || text === ';') return false;
      if (text === 'FROM' && (p.dialect.features.fromFirst || p.dialect.features.lateralView)) return followsWithInsert(p, ahead);
    }
  }
  return false;
}

/** Hive and Spark: FROM t INSERT INTO …. */
function followsWithInsert(p: Parser, from: number): boolean {
  for (let ahead = from; p.type(ahead) !== TokenType.end; ahead++) {
    if (p.text(ahead) === 'INSERT') return true;
    if (p.text(ahead) === 'SELECT' || p.text(ahead) === '(' || p.text(ahead) === ';') return false;
  }
  return false;
}

function parseSearchAndCycle(p: Parser): Identifier[] {
  const added: Identifier[] = [];
  if (p.at('SEARCH') && (p.text(1) === 'DEPTH' || p.text(1) === 'BREADTH')) {
    p.pos += 2;
    p.expect('FIRST');
    p.expect('BY');
    parseOrderItems(p);
    p.expect('SET');
    added.push(p.name('a column name'));
  }
  if (p.at('CYCLE') && p.isAnyName(1)) {
    p.pos++;
    do p.name('a column name');
    while (p.eat(','));
    if (p.eat('RESTRICT')) return added;
    p.expect('SET');
    added.push(p.name('a column name'));
    if (p.eat('TO')) {
      p.rules.operand(p, 60);
      p.expect('DEFAULT');
      p.rules.operand(p, 60);
    }
    if (p.eat('USING')) added.push(p.name('a column name'));
  }
  return added;
}

// ---- bodies

const SET_WORDS: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT', 'MINUS']);

/** Set operations; INTERSECT binds tighter than UNION and EXCEPT. Chains are built left to right without recursion. */
function parseBody(p: Parser): QueryBody {
  let left = parseTerm(p);
  for (;;) {
    skipUnionMode(p);
    if (!(p.at('UNION') || p.at('EXCEPT') || p.at('MINUS'))) break;
    if (p.at('MINUS') && !isMinus(p)) break;
    const { op, all, byName } = setOperator(p);
    const right = parseTerm(p);
    left = { kind: 'set-operation', start: left.start, end: p.end(), op, all, byName, left, right };
  }
  return left;
}

/** BigQuery: FULL [OUTER], LEFT [OUTER] or INNER before a set operation BY NAME. */
function skipUnionMode(p: Parser): void {
  if (!p.dialect.features.structLiterals || !(p.at('FULL') || p.at('LEFT') || p.at('INNER'))) return;
  const words = p.text(1) === 'OUTER' ? 2 : 1;
  if (SET_WORDS.has(p.text(words))) p.pos += words;
}

function isMinus(p: Parser): boolean {
  return p.dialect.reserved.has('MINUS') || startsQuery(p, 1);
}

function parseTerm(p: Parser): QueryBody {
  let left = parseOperand(p);
  while (p.at('INTERSECT')) {
    const { op, all, byName } = setOperator(p);
    const right = parseOperand(p);
    left = { kind: 'set-operation', start: left.start, end: p.end(), op, all, byName, left, right };
  }
  return left;
}

function setOperator(p: Parser): { op: SetOperation['op']; all: boolean; byName: boolean } {
  const word = p.eatAny(SET_WORDS);
  const all = p.eat('ALL');
  if (!all && !p.eat('DISTINCT') && p.dialect.features.explicitDml) p.unexpected('ALL or DISTINCT');
  return { op: word === 'UNION' ? 'union' : word === 'INTERSECT' ? 'intersect' : 'except', all, byName: eatByName(p) };
}

/** BY NAME [ON (a, b)], [STRICT] CORRESPONDING [BY (a, b)]: columns are matched by their names. */
export function eatByName(p: Parser): boolean {
  if (p.eatWords('BY', 'NAME')) {
    if (p.at('ON') && p.text(1) === '(') {
      p.pos++;
      p.nameList('a column name');
    }
    return true;
  }
  if (p.at('STRICT') && p.text(1) === 'CORRESPONDING') p.pos++;
  if (!p.eat('CORRESPONDING')) return false;
  if (p.eat('BY') && p.at('(')) p.nameList('a column name');
  return true;
}

/** SELECT, VALUES, TABLE, FROM-first, or parentheses around a query. */
function parseOperand(p: Parser): QueryBody {
  const start = p.start();
  switch (p.text()) {
    case 'SELECT':
      return parseSelect(p);
    case '(': {
      p.pos++;
      const query = parseQuery(p);
      p.close(')');
      return { ...query, start, end: p.end() };
    }
    case 'VALUE':
      if (!p.dialect.features.assignmentExpressions) break;
      return parseValues(p, start);
    case 'VALUES': {
      // Behind FROM, the alias is the FROM item's.
      const isTable = VALUES_AS_TABLE.has(p.text(-1));
      const values = parseValues(p, start);
      if (p.dialect.features.lateralView && !isTable) skipValuesAlias(p);
      return values;
    }
    case 'PIVOT':
    case 'UNPIVOT':
    case 'PIVOT_WIDER':
    case 'PIVOT_LONGER':
      if (p.dialect.features.fromFirst) return parsePivotStatement(p, start);
      break;
    case 'TABLE': {
      p.pos++;
      p.eat('ONLY');
      const from = p.rules.tableRef(p);
      if (from.alias !== null && (p.dialect.features.exactKeywords || p.dialect.features.assignmentExpressions))
        p.error(say('TABLE takes no alias'), from.alias.start, from.alias.end);
      p.eat('*');
      return { kind: 'table-command', start, end: p.end(), from };
    }
    case 'FROM':
      if (p.dialect.features.fromFirst || p.dialect.features.pipes || p.dialect.features.lateralView || p.routineDepth > 0)
        return parseSelect(p);
      break;
    case 'WITH':
      return parseQuery(p);
    case 'MAP':
    case 'REDUCE':
      if (p.dialect.features.lateralView && p.isName(1)) return parseSelect(p);
      break;
  }
  if (p.type() === TokenType.jinja) {
    // A macro that yields the whole query.
    p.templated = true;
    p.pos++;
    return { kind: 'missing-query', start, end: p.end() };
  }
  if (p.atEnd()) p.probe?.expects.add('statement');
  p.offer(0, ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'VALUES', 'WITH']);
  p.unexpected('SELECT');
  return { kind: 'missing-query', start: p.end(), end: p.end() };
}

function parseValues(p: Parser, start: number): QueryBody {
  p.pos++;
  const rows: Expression[][] = [];
  do {
    if (p.dialect.features.trailingCommasEverywhere && rows.length > 0 && p.at(')')) break;
    p.eat('ROW');
    if (
      !p.at('(') &&
      !p.dialect.features.lateralView &&
      p.type() !== TokenType.jinja &&
      p.text(-1) !== 'ROW' &&
      !p.dialect.features.connectBy
    )
      p.unexpected('"("');
    rows.push(p.at('(') ? parseRow(p) : [p.rules.expression(p)]);
  } while (p.eat(','));
  return { kind: 'values', start, end: p.end(), rows };
}

const VALUES_AS_TABLE: ReadonlySet<string> = new Set(['FROM', 'JOIN', ',', 'LATERAL']);

/** Spark: VALUES … [AS] t (a, b). */
function skipValuesAlias(p: Parser): void {
  if (p.eat('AS') || (p.isName() && !p.dialect.noTableAlias.has(p.text()))) {
    if (p.isName()) p.takeName();
  }
  if (p.at('(')) p.nameList('a column name');
}

function parseRow(p: Parser): Expression[] {
  p.pos++;
  const items: Expression[] = [];
  if (p.at(')') && !p.dialect.features.assignmentExpressions) p.unexpected('a value');
  if (!p.at(')')) {
    do items.push(p.rules.expression(p));
    while (p.eat(',') && !(p.dialect.features.trailingCommasEverywhere && p.at(')')));
  }
  p.close(')');
  return items;
}

// ---- what follows the body

function parseTail(p: Parser, orderBy: OrderItem[], limits: Expression[]): void {
  for (;;) {
    switch (p.text()) {
      case 'ORDER':
      case 'SORT':
      case 'CLUSTER':
      case 'DISTRIBUTE':
        p.offer(1, ['BY']);
        if (p.text(1) !== 'BY' && p.text(1) !== 'SIBLINGS') return;
        if (p.text() !== 'ORDER' && !p.dialect.features.lateralView) return;
        append(orderBy, parseOrderBy(p));
        continue;
      case 'LIMIT':
        if (!p.dialect.features.limit) return;
        parseLimit(p, limits);
        continue;
      case 'OFFSET':
        p.pos++;
        limits.push(p.rules.expression(p));
        if (!p.eat('ROWS')) p.eat('ROW');
        continue;
      case 'FETCH':
        if (p.dialect.features.colonPaths && !p.dialect.features.lateralView) {
          parseLooseFetch(p, limits);
          continue;
        }
        if ((p.text(1) === 'APPROX' || p.text(1) === 'APPROXIMATE' || p.text(1) === 'EXACT') && p.dialect.features.connectBy) p.pos++;
        else if (p.text(1) !== 'FIRST' && p.text(1) !== 'NEXT') return;
        parseFetch(p, limits);
        continue;
      case 'FOR':
        if (!parseLock(p)) return;
        continue;
      case 'LOCK':
        if (p.text(1) !== 'IN') return;
        p.pos += 4;
        continue;
      case 'PROCEDURE':
        // MySQL's PROCEDURE ANALYSE(…).
        if (!p.dialect.features.assignmentExpressions) return;
        p.pos++;
        limits.push(p.rules.operand(p, 130));
        continue;
      case 'INTO':
        if (!p.dialect.features.assignmentExpressions) return;
        p.pos++;
        skipLateInto(p, limits);
        continue;
      case 'OPTION':
        if (p.text(1) !== '(' || !p.dialect.features.equalsAlias) return;
        p.pos++;
        p.skipGroup();
        continue;
      case 'WITH':
        // Db2 and Oracle read-only subqueries of views are taken by the view; WITH UR ends a query.
        return;
      case 'SETTINGS':
      case 'FORMAT':
        return;
      case 'SAMPLE':
      case 'USING':
        if (p.text() === 'USING' && p.text(1) === 'SAMPLE' && p.dialect.features.fromFirst) {
          p.pos += 2;
          while (!p.atEnd() && !p.at(')') && !p.at(';') && !p.at('LIMIT')) {
            if (p.at('(')) p.skipGroup();
            else p.pos++;
          }
          continue;
        }
        return;
      default:
        p.at('ORDER');
        p.at('LIMIT');
        p.at('UNION');
        return;
    }
  }
}

/** MySQL lets INTO @v, … and INTO OUTFILE stand behind LIMIT too. */
function skipLateInto(p: Parser, limits: Expression[]): void {
  if (p.at('OUTFILE') || p.at('DUMPFILE')) {
    while (!p.atEnd() && !p.at(';') && !p.at(')') && !p.at('FOR')) p.pos++;
    return;
  }
  do limits.push(p.rules.operand(p, 130));
  while (p.eat(','));
}

function parseLimit(p: Parser, limits: Expression[]): void {
  p.pos++;
  if (p.eat('ALL')) return;
  if (eatRowsExamined(p, limits)) return;
  if (p.type() === TokenType.number && p.text(1) === '%' && p.dialect.features.fromFirst) p.pos += 2;
  else limits.push(p.rules.expression(p));
  if (p.at('%') || p.at('PERCENT')) p.pos++;
  if (p.dialect.features.limitComma && p.eat(',')) limits.push(p.rules.expression(p));
  eatRowsExamined(p, limits);
}

/** MariaDB: LIMIT [n] ROWS EXAMINED m. */
function eatRowsExamined(p: Parser, limits: Expression[]): boolean {
  if (!p.at('ROWS') || p.text(1) !== 'EXAMINED' || !p.dialect.features.assignmentExpressions) return false;
  p.pos += 2;
  limits.push(p.rules.expression(p));
  return true;
}

/** Snowflake: FETCH [FIRST | NEXT] n [ROW | ROWS] [ONLY]. */
function parseLooseFetch(p: Parser, limits: Expression[]): void {
  p.pos++;
  if (!p.eat('FIRST')) p.eat('NEXT');
  limits.push(p.rules.operand(p, 70));
  if (!p.eat('ROWS')) p.eat('ROW');
  p.eat('ONLY');
}

function parseFetch(p: Parser, limits: Expression[]): void {
  p.pos++;
  if (!p.eat('FIRST')) p.expect('NEXT');
  if (!p.at('ROW') && !p.at('ROWS')) limits.push(p.rules.operand(p, 70));
  while (p.dialect.features.connectBy && (p.at('PARTITION') || p.at('PARTITIONS'))) {
    // Oracle's vector search: FETCH FIRST 3 PARTITIONS BY g, 5 ROWS ONLY.
    p.pos++;
    p.expect('BY');
    limits.push(p.rules.expression(p));
    p.expect(',');
    limits.push(p.rules.operand(p, 70));
  }
  if (p.at('PERCENT')) p.pos++;
  if (!p.eat('ROWS') && !p.eat('ROW') && !p.dialect.features.lateralView) p.unexpected('ROWS');
  if (p.eat('ONLY')) return;
  if (p.at('WITH') && p.text(1) === 'TIES') {
    p.pos += 2;
    return;
  }
  p.unexpected('ONLY or WITH TIES');
}

const LOCK_STRENGTHS: ReadonlySet<string> = words('UPDATE SHARE NO KEY READ XML JSON BROWSE FETCH');

/** FOR UPDATE OF … and, in T-SQL, FOR XML/JSON …. */
function parseLock(p: Parser): boolean {
  const word = p.text(1);
  if (!LOCK_STRENGTHS.has(word)) return false;
  p.pos += 2;
  if (word === 'XML' || word === 'JSON' || word === 'BROWSE') {
    if (word !== 'BROWSE') parseForXml(p, word === 'XML' ? XML_MODES : JSON_MODES, word === 'XML' ? XML_OPTIONS : JSON_OPTIONS);
    return true;
  }
  if (word === 'NO') p.eatWords('KEY', 'UPDATE');
  else if (word === 'KEY') p.eat('SHARE');
  else if (word === 'READ' || word === 'FETCH') p.eat('ONLY');
  if (p.eat('OF')) {
    do {
      p.name('a table or column name');
      while (p.at('.') && p.isAnyName(1)) p.pos += 2;
    } while (p.eat(','));
  }
  if (p.eat('WAIT')) p.rules.operand(p, 130);
  else if (!p.eat('NOWAIT') && p.at('SKIP')) p.pos += 2;
  return true;
}

const XML_MODES: ReadonlySet<string> = words('RAW AUTO EXPLICIT PATH');
const XML_OPTIONS: ReadonlySet<string> = words('TYPE ROOT ELEMENTS BINARY XMLDATA XMLSCHEMA');
const JSON_MODES: ReadonlySet<string> = words('AUTO PATH');
const JSON_OPTIONS: ReadonlySet<string> = words('ROOT INCLUDE_NULL_VALUES WITHOUT_ARRAY_WRAPPER');

/** T-SQL: FOR XML PATH ('row'), ROOT ('x'), ELEMENTS XSINIL …; FOR JSON AUTO …. */
function parseForXml(p: Parser, modes: ReadonlySet<string>, options: ReadonlySet<string>): void {
  if (p.eatAny(modes) === '') p.unexpected([...modes].join(', ') as Uppercase<string>);
  if (p.at('(')) p.skipGroup();
  while (p.eat(',')) {
    const option = p.eatAny(options);
    if (option === '') {
      p.unexpected([...options].join(', ') as Uppercase<string>);
      return;
    }
    if (option === 'BINARY') p.expect('BASE64');
    else if (option === 'ELEMENTS' && !p.eat('XSINIL')) p.eat('ABSENT');
    if (p.at('(')) p.skipGroup();
  }
}

/** ORDER [SIBLINGS] BY …, the first word stands here. */
export function parseOrderBy(p: Parser): OrderItem[] {
  p.pos++;
  p.eat('SIBLINGS');
  p.expect('BY');
  return parseOrderItems(p);
}

/** The list behind BY. */
export function parseOrderItems(p: Parser): OrderItem[] {
  const items: OrderItem[] = [];
  if (p.at('ALL') && p.dialect.features.groupByAll && p.text(1) !== '(') {
    p.pos++;
    if (!p.eat('DESC')) p.eat('ASC');
    if (p.at('NULLS') && (p.text(1) === 'FIRST' || p.text(1) === 'LAST')) p.pos += 2;
    return items;
  }
  do {
    if (items.length > 0 && p.dialect.features.trailingCommasEverywhere && (p.atEnd() || p.at(')') || p.at('LIMIT'))) break;
    const start = p.start();
    const expression = p.rules.expression(p);
    let descending = false;
    if (p.eat('DESC')) descending = true;
    else if (!p.eat('ASC') && p.at('USING') && p.type(1) === TokenType.operator) p.pos += 2;
    if (p.at('NULLS') && (p.text(1) === 'FIRST' || p.text(1) === 'LAST')) p.pos += 2;
    items.push({ kind: 'order-item', start, end: p.end(), expression, descending });
  } while (p.eat(','));
  if (p.at('WITH') && p.text(1) === 'FILL') p.pos += 2;
  return items;
}

// ---- windows

/** The inside of `OVER ( … )`. */
export function parseWindowSpec(p: Parser): WindowSpec {
  const start = p.start();
  let base: Identifier | null = null;
  if (p.isName() && !p.at('PARTITION') && !FRAME.has(p.text()) && !p.at('DISTRIBUTE') && !p.at('CLUSTER') && !p.at('SORT'))
    base = p.takeName();
  const partitionBy: Expression[] = [];
  if (p.at('PARTITION') || p.at('DISTRIBUTE') || p.at('CLUSTER')) {
    p.pos++;
    p.expect('BY');
    do partitionBy.push(p.rules.expression(p));
    while (p.eat(','));
  }
  const orderBy = p.at('ORDER') || p.at('SORT') ? parseOrderBy(p) : [];
  const frame: Expression[] = [];
  if (p.atAny(FRAME)) parseFrame(p, frame);
  return { kind: 'window', start, end: p.end(), base, partitionBy, orderBy, frame };
}

const FRAME: ReadonlySet<string> = new Set(['ROWS', 'RANGE', 'GROUPS']);

function parseFrame(p: Parser, frame: Expression[]): void {
  p.pos++;
  if (p.eat('BETWEEN')) {
    parseBound(p, frame);
    p.expect('AND');
  }
  parseBound(p, frame);
  if (p.eat('EXCLUDE')) {
    if (p.eat('CURRENT')) p.expect('ROW');
    else if (p.eat('NO')) p.expect('OTHERS');
    else if (!p.eat('GROUP') && !p.eat('TIES')) p.unexpected('CURRENT ROW, GROUP, TIES or NO OTHERS');
  }
}

function parseBound(p: Parser, frame: Expression[]): void {
  if (p.at('CURRENT') && p.text(1) === 'ROW') {
    p.pos += 2;
    return;
  }
  if (!p.eat('UNBOUNDED')) frame.push(p.rules.operand(p, 61));
  if (!p.eat('PRECEDING') && !p.eat('FOLLOWING')) p.unexpected('PRECEDING or FOLLOWING');
}
