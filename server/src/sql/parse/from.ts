import { words } from '../dialects/words.ts';
import type {
  Alias,
  ColumnDefinition,
  Expression,
  FromItem,
  Identifier,
  Join,
  JoinType,
  ObjectName,
  Pivot,
  Query,
  SelectItem,
  TableFunction,
  TableRef,
  Unpivot,
} from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { jinjaReference } from './jinja.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';

/** The items behind FROM: commas are joins too, but each item stays its own so that scopes see them as written. */
export function parseFromList(p: Parser): FromItem[] {
  const items: FromItem[] = [];
  do {
    if (
      items.length > 0 &&
      p.dialect.features.trailingCommas &&
      (p.at('WHERE') || p.at('GROUP') || p.at('ORDER') || p.at(')') || p.atEnd()) &&
      p.probe === null
    )
      break;
    items.push(parseFromItem(p));
  } while (p.eat(','));
  return items;
}

/** One relation with the joins that follow it. */
export function parseFromItem(p: Parser): FromItem {
  return parseJoinTail(p, parseRelation(p));
}

export function parseJoinTail(p: Parser, first: FromItem): FromItem {
  let left = first;
  for (;;) {
    const joined = parseJoin(p, left);
    if (joined === null) return left;
    left = joined;
  }
}

// ---- joins

interface JoinHead {
  readonly type: JoinType;
  readonly natural: boolean;
  readonly words: number;
}

/** Reads the words before a joined relation without taking them. */
const BEFORE_JOIN: ReadonlySet<string> = words('NATURAL INNER CROSS LEFT RIGHT FULL OUTER SEMI ANTI ASOF');

function joinHead(p: Parser): JoinHead | null {
  if (BEFORE_JOIN.has(p.text())) p.offer(1, p.dialect.features.apply ? ['JOIN', 'OUTER', 'APPLY'] : ['JOIN', 'OUTER']);
  let ahead = 0;
  let natural = false;
  if (p.text(ahead) === 'NATURAL') {
    natural = true;
    ahead++;
  }
  if (p.text(ahead) === 'GLOBAL' || p.text(ahead) === 'ASOF') ahead++;
  const isAsof = p.text(ahead - 1) === 'ASOF' && ahead > 0;
  let type: JoinType = isAsof ? 'asof' : 'inner';
  switch (p.text(ahead)) {
    case 'JOIN':
      break;
    case 'INNER':
      ahead++;
      break;
    case 'CROSS':
      ahead++;
      if (p.text(ahead) === 'APPLY') return { type: 'apply', natural, words: ahead + 1 };
      type = 'cross';
      break;
    case 'OUTER':
      if (p.text(ahead + 1) === 'APPLY') return { type: 'outer-apply', natural, words: ahead + 2 };
      return null;
    case 'LEFT':
    case 'RIGHT':
    case 'FULL':
      type = isAsof ? 'asof' : p.text(ahead) === 'LEFT' ? 'left' : p.text(ahead) === 'RIGHT' ? 'right' : 'full';
      ahead++;
      if (p.text(ahead) === 'OUTER') ahead++;
      else if (p.text(ahead) === 'SEMI' || p.text(ahead) === 'ANTI') {
        type = p.text(ahead) === 'SEMI' ? 'semi' : 'anti';
        ahead++;
      }
      break;
    case 'SEMI':
    case 'ANTI':
      type = p.text(ahead) === 'SEMI' ? 'semi' : 'anti';
      ahead++;
      break;
    case 'POSITIONAL':
      type = 'cross';
      ahead++;
      break;
    case 'STRAIGHT_JOIN':
      return p.dialect.features.assignmentExpressions ? { type: 'straight', natural, words: ahead + 1 } : null;
    default:
      return null;
  }
  // T-SQL join hints: INNER HASH JOIN.
  if (p.dialect.features.tableHints && JOIN_HINTS.has(p.text(ahead))) ahead++;
  if (p.text(ahead) === 'EACH') ahead++;
  return p.text(ahead) === 'JOIN' ? { type, natural, words: ahead + 1 } : null;
}

const JOIN_HINTS: ReadonlySet<string> = words('HASH LOOP MERGE REMOTE REDUCE REPLICATE REDISTRIBUTE');
const JOIN_WORDS: ReadonlySet<string> = new Set([
  'JOIN',
  'LEFT',
  'INNER',
  'RIGHT',
  'FULL',
  'CROSS',
  'LEFT JOIN',
  'INNER JOIN',
  'RIGHT JOIN',
  'FULL JOIN',
  'CROSS JOIN',
]);

const DANGLING: ReadonlySet<string> = words('NATURAL INNER CROSS LEFT RIGHT FULL');
const SETS: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT']);

function parseJoin(p: Parser, left: FromItem): FromItem | null {
  if (p.atEnd()) p.atAny(JOIN_WORDS);
  if (p.at('LATERAL') && p.text(1) === 'VIEW' && p.dialect.features.lateralView) return parseLateralView(p, left);
  const head = joinHead(p);
  if (
    head === null &&
    DANGLING.has(p.text()) &&
    p.dialect.reserved.has(p.text()) &&
    p.text(1) !== '(' &&
    !SETS.has(p.text(1)) &&
    !SETS.has(p.text(2))
  ) {
    p.pos++;
    p.unexpected('JOIN');
    return null;
  }
  if (head === null) return p.dialect.features.pivot ? parsePivotOf(p, left) : null;
  p.pos += head.words;
  let right = parseRelation(p);
  // a JOIN b JOIN c ON … ON …: the inner join ends with its own condition.
  if (!head.natural && head.type !== 'cross' && head.type !== 'apply' && head.type !== 'outer-apply') right = parseNestedJoin(p, right);
  return finishJoin(p, left, right, head);
}

/** Takes joins onto the right side as long as conditions are still to come for all of them. */
function parseNestedJoin(p: Parser, first: FromItem): FromItem {
  let right = first;
  for (;;) {
    const head = joinHead(p);
    if (head === null || head.natural || head.type === 'cross' || head.type === 'apply' || head.type === 'outer-apply') return right;
    // Without a condition before this JOIN, it belongs to the right side, unless this dialect lets conditions be left out.
    if (!hasTwoConditionsAhead(p, head.words)) return right;
    p.pos += head.words;
    const inner = parseNestedJoin(p, parseRelation(p));
    right = finishJoin(p, right, inner, head);
  }
}

/** Whether `… ON … ON …` follows at this level: the sign of a nested join. */
function hasTwoConditionsAhead(p: Parser, from: number): boolean {
  let depth = 0;
  let joins = 1;
  let conditions = 0;
  for (let ahead = from; p.type(ahead) !== TokenType.end; ahead++) {
    const text = p.text(ahead);
    if (text === '(') depth++;
    else if (text === ')') {
      if (--depth < 0) break;
    } else if (depth === 0) {
      if (text === 'JOIN') {
        if (conditions > joins) break;
        joins++;
      } else if (text === 'ON' || text === 'USING') conditions++;
      else if (
        text === 'WHERE' ||
        text === 'GROUP' ||
        text === 'ORDER' ||
        text === ';' ||
        text === ',' ||
        text === 'UNION' ||
        text === 'SELECT'
      )
        break;
    }
    if (conditions > joins) return true;
  }
  return conditions > joins;
}

function finishJoin(p: Parser, left: FromItem, right: FromItem, head: JoinHead): Join {
  let on: Expression | null = null;
  let using: Identifier[] = [];
  let usingAlias: Identifier | null = null;
  if (p.at('ON') && (head.natural || head.type === 'cross') && p.dialect.features.strictJoins)
    p.unexpected('the end of the join: it takes no condition');
  if (p.eat('ON')) on = p.rules.expression(p);
  else if (p.at('USING')) {
    p.pos++;
    using = p.at('(') ? p.nameList('a column name') : [p.name('a column name')];
    if (p.at('AS') && p.dialect.features.distinctOn) {
      p.pos++;
      usingAlias = p.name('an alias');
    }
  } else if (p.at('MATCH_CONDITION')) {
    p.pos++;
    p.expect('(');
    on = p.rules.expression(p);
    p.close(')');
    if (p.eat('ON')) p.rules.expression(p);
  } else if (needsCondition(p, head, right)) p.unexpected('ON or USING');
  return { kind: 'join', start: left.start, end: p.end(), join: head.type, natural: head.natural, left, right, on, using, usingAlias };
}

function needsCondition(p: Parser, head: JoinHead, right: FromItem): boolean {
  if (head.natural || head.type === 'cross' || head.type === 'apply' || head.type === 'outer-apply' || head.type === 'straight')
    return false;
  if (p.dialect.features.assignmentExpressions && head.type === 'inner') return false;
  if (
    p.dialect.features.structLiterals ||
    p.dialect.features.lateralView ||
    p.dialect.name === 'sqlite' ||
    p.dialect.name === 'ansi' ||
    p.dialect.features.colonPaths
  )
    return (
      right.kind === 'table' &&
      p.probe === null &&
      !p.dialect.features.lateralView &&
      p.dialect.name !== 'sqlite' &&
      p.dialect.name !== 'ansi' &&
      !p.dialect.features.colonPaths &&
      !p.dialect.features.structLiterals
    );
  return true;
}

/** LATERAL VIEW [OUTER] explode(x) t AS a, b. */
export function parseLateralView(p: Parser, left: FromItem): FromItem {
  p.pos += 2;
  p.eat('OUTER');
  const start = p.start();
  const call = p.rules.operand(p, 130);
  const aliasStart = p.start();
  const name = p.isName() && !p.at('AS') ? p.takeName() : null;
  const columns: Identifier[] = [];
  if (p.eat('AS') || (p.isName() && !p.at('LATERAL') && !p.dialect.noTableAlias.has(p.text()))) {
    do columns.push(p.name('a column name'));
    while (p.eat(','));
  }
  const right: TableFunction = {
    kind: 'table-function',
    start,
    end: p.end(),
    call,
    more: [],
    alias: p.alias(aliasStart, name, columns),
    lateral: true,
    columns: [],
    ordinality: null,
    unnest: true,
  };
  return {
    kind: 'join',
    start: left.start,
    end: p.end(),
    join: 'cross',
    natural: false,
    left,
    right,
    on: null,
    using: [],
    usingAlias: null,
  };
}

// ---- relations

function parseRelation(p: Parser): FromItem {
  return p.nested(
    () => parseOne(p),
    () => {
      if (p.at('(')) p.skipGroup();
      return emptyTable(p);
    },
  );
}

function emptyTable(p: Parser): TableRef {
  const at = p.end();
  return {
    kind: 'table',
    start: at,
    end: at,
    name: { kind: 'name', start: at, end: at, parts: [p.missingName()], jinja: null, link: null },
    alias: null,
    extra: [],
  };
}

function parseOne(p: Parser): FromItem {
  const start = p.start();
  switch (p.text()) {
    case '(':
      return parseParenthesized(p, start, false);
    case 'LATERAL':
      if (p.text(1) === '(') {
        p.pos++;
        return parseParenthesized(p, start, true);
      }
      if (p.isAnyName(1) && p.text(1) !== 'VIEW') {
        p.pos++;
        return parseFunction(p, start, true);
      }
      break;
    case 'UNNEST':
      if (p.text(1) === '(') return parseFunction(p, start, false);
      break;
    case 'ROWS':
      if (p.text(1) === 'FROM' && p.text(2) === '(') return parseRowsFrom(p, start);
      break;
    case 'TABLE':
    case 'THE':
      if (p.text(1) === '(') return parseTableOperator(p, start);
      break;
    case 'VALUES':
      if (p.text(1) === '(' || p.text(1) === 'ROW') {
        const query = p.rules.query(p);
        return { kind: 'derived', start, query, alias: parseAlias(p), lateral: false, end: p.end() };
      }
      break;
    case 'ONLY':
      if (p.text(1) === '(') {
        p.pos += 2;
        const inner = parseFromItem(p);
        p.close(')');
        return { kind: 'paren-from', start, inner, alias: parseAlias(p), end: p.end() };
      }
      if (p.isName(1) && p.dialect.features.distinctOn) p.pos++;
      break;
    case 'SELECT':
    case 'WITH':
      if (p.dialect.features.lateralView || p.dialect.features.fromFirst) {
        const query = p.rules.query(p);
        return { kind: 'derived', start, query, alias: parseAlias(p), lateral: false, end: p.end() };
      }
      break;
  }
  if (p.type() === TokenType.operator && p.at('{')) {
    // ODBC: { oj a LEFT OUTER JOIN b ON … }
    p.pos++;
    if (p.source().toLowerCase() === 'oj') p.pos++;
    const inner = parseFromItem(p);
    p.close('}');
    return { kind: 'paren-from', start, inner, alias: null, end: p.end() };
  }
  if (p.type() === TokenType.operator && p.at('@')) return parseStage(p, start);
  if (p.type() === TokenType.parameter && p.text(1) === '.' && p.isAnyName(2)) return parseFunction(p, start, false);
  if (isFunctionAhead(p)) return parseFunction(p, start, false);
  return parseTable(p);
}

/** Snowflake: FROM @stage/path (FILE_FORMAT => …). */
function parseStage(p: Parser, start: number): FromItem {
  p.pos++;
  while (!p.atEnd() && p.touchesPrevious() && !p.at(')') && !p.at(',') && !p.at('(')) p.pos++;
  if (p.at('(')) p.skipGroup();
  return { kind: 'opaque-relation', start, source: null, expressions: [], alias: parseAlias(p), end: p.end() };
}

function isFunctionAhead(p: Parser): boolean {
  if (!p.isAnyName()) return false;
  if (p.type() === TokenType.jinja || p.type() === TokenType.dynamic) return false;
  let ahead = 1;
  while (p.text(ahead) === '.' && p.isAnyName(ahead + 1)) ahead += 2;
  if (p.text(ahead) !== '(') return false;
  if (p.dialect.reserved.has(p.text()) && ahead === 1 && !FUNCTION_WORDS.has(p.text())) return false;
  // T-SQL's old table hints, and MySQL's and PostgreSQL's alias lists, come after an alias, never right after the name.
  if (p.dialect.features.tableHints && HINTS.has(p.text(ahead + 1))) return false;
  return true;
}

const FUNCTION_WORDS: ReadonlySet<string> = words(
  'LEFT RIGHT TABLE UNNEST XMLTABLE JSON_TABLE OPENJSON OPENQUERY OPENROWSET OPENXML OPENDATASOURCE CONTAINSTABLE',
  'FREETEXTTABLE CHANGETABLE PREDICT ML GENERATE_SERIES FLATTEN RANGE EXPLODE VALUES REPLACE IF COALESCE CURRENT_DATE',
  'CURRENT_TIMESTAMP CAST COLLECTION SEMANTICKEYPHRASETABLE GRAPH_TABLE CONTAINERS',
);
const HINTS: ReadonlySet<string> = words(
  'NOLOCK HOLDLOCK UPDLOCK READPAST ROWLOCK TABLOCK TABLOCKX XLOCK PAGLOCK READUNCOMMITTED READCOMMITTED REPEATABLEREAD',
  'SERIALIZABLE NOWAIT INDEX FORCESEEK FORCESCAN SNAPSHOT NOEXPAND KEEPIDENTITY KEEPDEFAULTS IGNORE_CONSTRAINTS',
  'IGNORE_TRIGGERS READCOMMITTEDLOCK SPATIAL_WINDOW_MAX_CELLS',
);

const DML: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function parseParenthesized(p: Parser, start: number, lateral: boolean): FromItem {
  if (p.dialect.features.output && DML.has(p.text(1))) return parseDmlTable(p, start);
  if (startsQuery(p, 1)) {
    const derived = p.text(1) === '(' ? p.attempt(() => parseDerived(p, start, lateral)) : parseDerived(p, start, lateral);
    if (derived !== null) return derived;
  }
  p.pos++;
  const inner = parseFromItem(p);
  let list = inner;
  // MySQL: (a, b) is a cross join.
  while (p.at(',') && p.dialect.features.assignmentExpressions) {
    p.pos++;
    const right = parseFromItem(p);
    list = {
      kind: 'join',
      start: list.start,
      end: p.end(),
      join: 'comma',
      natural: false,
      left: list,
      right,
      on: null,
      using: [],
      usingAlias: null,
    };
  }
  p.close(')');
  return { kind: 'paren-from', start, inner: list, alias: parseAlias(p), end: p.end() };
}

/** T-SQL: FROM (DELETE … OUTPUT …) AS x. */
function parseDmlTable(p: Parser, start: number): FromItem {
  p.pos++;
  const queryStart = p.start();
  const statement = p.rules.statement(p);
  const isDml = statement.kind === 'insert' || statement.kind === 'update' || statement.kind === 'delete' || statement.kind === 'merge';
  const body = isDml ? statement : { kind: 'missing-query' as const, start: queryStart, end: p.end() };
  const query: Query = { kind: 'query', start: queryStart, end: p.end(), with: null, body, orderBy: [], limits: [] };
  p.close(')');
  return { kind: 'derived', start, query, alias: parseAlias(p), lateral: false, end: p.end() };
}

function parseDerived(p: Parser, start: number, lateral: boolean): FromItem {
  p.pos++;
  const query: Query = p.rules.query(p);
  if (p.at('WITH') && (p.text(1) === 'READ' || p.text(1) === 'CHECK')) while (!p.atEnd() && !p.at(')')) p.pos++;
  if (p.at('AS') || p.isName() || JOINS.has(p.text())) {
    // ((SELECT …) AS a JOIN b …): the parenthesis holds a join, not a query.
    if (query.with === null && query.body.kind === 'query') p.error('not a subquery', p.start(), p.end());
  }
  p.close(')');
  skipSample(p);
  return { kind: 'derived', start, query, alias: parseAlias(p), lateral, end: p.end() };
}

const JOINS: ReadonlySet<string> = words('JOIN INNER LEFT RIGHT FULL CROSS NATURAL ,');

/** TABLE(f(…)), THE(SELECT …), TABLE(collection). */
function parseTableOperator(p: Parser, start: number): FromItem {
  p.pos += 2;
  let call: Expression;
  if (startsQuery(p) && !p.at('TABLE')) {
    const query = p.rules.query(p);
    call = { kind: 'subquery', start, end: p.end(), query };
  } else if (p.at('TABLE')) {
    p.pos++;
    const table = p.rules.tableRef(p);
    call = { kind: 'jinja', start: table.start, end: table.end };
  } else {
    call = p.rules.expression(p);
  }
  p.close(')');
  if (p.at('(') && p.text(1) === '+' && p.text(2) === ')') p.pos += 3;
  return {
    kind: 'table-function',
    start,
    call,
    more: [],
    alias: parseAlias(p),
    lateral: false,
    columns: [],
    ordinality: null,
    unnest: false,
    end: p.end(),
  };
}

function parseRowsFrom(p: Parser, start: number): FromItem {
  p.pos += 3;
  const calls: Expression[] = [];
  do {
    calls.push(p.rules.operand(p, 130));
    if (p.eat('AS') && p.at('(')) p.skipGroup();
  } while (p.eat(','));
  p.close(')');
  const ordinality = parseOrdinality(p);
  const alias = parseAlias(p);
  return {
    kind: 'table-function',
    start,
    call: calls[0] ?? p.missing(),
    more: calls.slice(1),
    alias,
    lateral: false,
    columns: [],
    ordinality,
    unnest: false,
    end: p.end(),
  };
}

function parseOrdinality(p: Parser): Identifier | true | null {
  if (p.at('WITH') && p.text(1) === 'ORDINALITY') {
    p.pos += 2;
    return true;
  }
  return null;
}

function parseFunction(p: Parser, start: number, lateral: boolean): FromItem {
  const isUnnest = p.at('UNNEST');
  const word = p.text();
  const columns: ColumnDefinition[] = [];
  let call: Expression;
  if (word === 'JSON_TABLE' || word === 'XMLTABLE') call = parseColumnsFunction(p, columns);
  else call = p.rules.operand(p, 130);
  if (
    p.at('WITH') &&
    p.text(1) === '(' &&
    p.dialect.features.equalsAlias &&
    (word === 'OPENJSON' || word === 'OPENXML' || word === 'OPENROWSET' || word === 'PREDICT')
  ) {
    p.pos++;
    parseWithColumns(p, columns);
  }
  let ordinality = parseOrdinality(p);
  skipSample(p);
  let alias = parseAlias(p, columns);
  if (p.at('WITH') && p.text(1) === 'OFFSET') {
    p.pos += 2;
    if (p.eat('AS') || (p.isName() && !p.dialect.noTableAlias.has(p.text()))) ordinality = p.name('an alias');
    else ordinality = true;
  }
  if (alias === null && isUnnest) alias = parseAlias(p, columns);
  skipHints(p);
  return { kind: 'table-function', start, call, more: [], alias, lateral, columns, ordinality, unnest: isUnnest, end: p.end() };
}

/** OPENJSON(…) WITH (a int '$.a', b nvarchar(max) AS JSON). */
function parseWithColumns(p: Parser, columns: ColumnDefinition[]): void {
  p.expect('(');
  do {
    const start = p.start();
    const name = p.name('a column name');
    const type = p.rules.dataType(p);
    if (p.type() === TokenType.string) p.pos++;
    else if (p.type() === TokenType.number) p.pos++;
    if (p.eat('COLLATE')) p.takeName();
    if (p.type() === TokenType.string || p.type() === TokenType.number) p.pos++;
    if (p.at('NOT') && p.text(1) === 'NULL') p.pos += 2;
    if (p.at('AS') && p.text(1) === 'JSON') p.pos += 2;
    columns.push({
      kind: 'column-definition',
      start,
      end: p.end(),
      name,
      type,
      notNull: false,
      primaryKey: false,
      unique: false,
      references: null,
      comment: null,
      expressions: [],
    });
  } while (p.eat(','));
  p.close(')');
}

/** JSON_TABLE(doc, '$' COLUMNS (…)), XMLTABLE('…' PASSING x COLUMNS …): the columns are declared inside. */
function parseColumnsFunction(p: Parser, columns: ColumnDefinition[]): Expression {
  const start = p.start();
  const name = p.takeName();
  p.pos++;
  const args: Expression[] = [];
  while (!p.atEnd() && !p.at(')')) {
    const before = p.pos;
    if (p.eat('COLUMNS')) parseDeclaredColumns(p, columns);
    else if (p.at(',') || PASSING_WORDS.has(p.text())) p.pos++;
    else if (p.eat('AS')) {
      if (p.isAnyName()) p.takeName();
    } else if (p.at('XMLNAMESPACES')) {
      p.pos++;
      p.skipGroup();
    } else args.push(p.rules.expression(p));
    if (p.pos === before) break;
  }
  p.close(')');
  return {
    kind: 'call',
    start,
    end: p.end(),
    name: { kind: 'name', start, end: name.end, parts: [name], jinja: null, link: null },
    args,
    distinct: false,
    orderBy: [],
    filter: null,
    withinGroup: [],
    over: null,
    extra: [],
    bare: false,
  };
}

const PASSING_WORDS: ReadonlySet<string> = words('PASSING BY VALUE REF FORMAT JSON ERROR NULL ON EMPTY RETURNING SEQUENCE TYPE STRICT LAX');

function parseDeclaredColumns(p: Parser, columns: ColumnDefinition[]): void {
  const hasParens = p.eat('(');
  do {
    const start = p.start();
    if (p.at('NESTED')) {
      p.pos++;
      p.eat('PATH');
      while (!p.atEnd() && !p.at('COLUMNS')) {
        if (p.at(')')) return;
        p.pos++;
      }
      p.expect('COLUMNS');
      parseDeclaredColumns(p, columns);
      continue;
    }
    const name = p.isAnyName() ? p.takeName() : p.name('a column name');
    let type: ColumnDefinition['type'] = null;
    if (p.at('FOR') && p.text(1) === 'ORDINALITY') p.pos += 2;
    else if (!p.at('PATH') && !p.at('EXISTS') && !p.at('FORMAT') && !p.at(',') && !p.at(')')) type = p.rules.dataType(p);
    columns.push({
      kind: 'column-definition',
      start,
      end: p.end(),
      name,
      type,
      notNull: false,
      primaryKey: false,
      unique: false,
      references: null,
      comment: null,
      expressions: [],
    });
    let depth = 0;
    while (!p.atEnd() && !(depth === 0 && (p.at(',') || p.at(')')))) {
      if (p.at('(')) depth++;
      else if (p.at(')')) depth--;
      p.pos++;
    }
  } while (p.eat(','));
  if (hasParens) p.close(')');
}

// ---- tables

export function parseTable(p: Parser): TableRef {
  const start = p.start();
  const name = parseObjectName(p);
  const extra: Expression[] = [];
  if (p.at('*') && p.dialect.features.distinctOn && p.probe === null) p.pos++;
  parsePartitions(p);
  parseTimeTravel(p, extra);
  skipSample(p);
  skipHints(p);
  const alias = parseAlias(p);
  parseTimeTravel(p, extra);
  skipSample(p);
  skipHints(p);
  return { kind: 'table', start, end: p.end(), name, alias, extra };
}

/** `catalog.schema.table`, `project-x.dataset.table`, `{{ ref('x') }}`, `t@link`, `..t`. */
export function parseObjectName(p: Parser): ObjectName {
  const start = p.start();
  if (p.type() === TokenType.jinja) {
    const jinja = jinjaReference(p.source(), start);
    if (jinja !== null && p.text(1) !== '.') {
      const part = p.takeName();
      return { kind: 'name', start, end: p.end(), parts: [part], jinja, link: null };
    }
  }
  const parts: Identifier[] = [];
  if (!isTableName(p)) {
    p.probe?.expects.add('table');
    p.unexpected('a table name');
    return { kind: 'name', start: p.end(), end: p.end(), parts: [p.missingName()], jinja: null, link: null };
  }
  parts.push(takePart(p));
  while (p.at('.')) {
    if (p.text(1) === '.' && p.isAnyName(2) && !p.dialect.features.typedLiterals) {
      p.pos += 2;
      parts.push(takePart(p));
    } else if (p.atDottedName() || (p.type(1) === TokenType.number && p.dialect.features.hyphenatedNames)) {
      p.pos++;
      parts.push(takePart(p));
    } else if (p.text(1) === '*' && p.dialect.features.hyphenatedNames) {
      p.pos += 2;
      break;
    } else {
      p.pos++;
      if (p.probe !== null && p.atEnd()) {
        p.probe.qualifier = parts;
        p.probe.expects.add('table');
      }
      p.unexpected('a table name after "."');
      break;
    }
  }
  let link: Identifier | null = null;
  if (p.at('@') && p.touchesPrevious() && p.isAnyName(1) && p.dialect.features.connectBy) {
    p.pos++;
    link = p.takeName();
    while (p.at('.') && p.isAnyName(1)) {
      p.pos++;
      p.takeName();
    }
  }
  return { kind: 'name', start, end: p.end(), parts, jinja: null, link };
}

function isTableName(p: Parser): boolean {
  if (p.isName()) return true;
  // A reserved word behind a dot or before one is a name in most dialects; a string is one in Spark, DuckDB and SQLite.
  if (p.type() === TokenType.string)
    return p.dialect.features.fromFirst || p.dialect.name === 'sqlite' || p.dialect.name === 'spark' || p.dialect.features.colonPaths;
  if (p.type() === TokenType.parameter)
    return p.dialect.features.equalsAlias || p.dialect.features.structLiterals || p.dialect.features.colonPaths || p.routineDepth > 0;
  return p.type() === TokenType.word && p.text(1) === '.' && !NOT_QUALIFIERS.has(p.text());
}

const NOT_QUALIFIERS: ReadonlySet<string> = words('SELECT FROM WHERE GROUP ORDER ON SET VALUES JOIN');

function takePart(p: Parser): Identifier {
  const first = p.takeName();
  if (!p.dialect.features.hyphenatedNames || first.quoted) return first;
  // BigQuery: project-name.dataset, without spaces around the dash.
  let end = first.end;
  while (p.at('-') && p.touchesPrevious() && p.touchesPrevious(1) && (p.type(1) === TokenType.word || p.type(1) === TokenType.number)) {
    p.pos += 2;
    end = p.end();
  }
  if (p.at('*') && p.touchesPrevious()) {
    p.pos++;
    end = p.end();
  }
  if (end === first.end) return first;
  const base = p.base;
  return { ...first, end, name: p.tokens.text.slice(first.start + base, end + base) };
}

function parsePartitions(p: Parser): void {
  if ((p.at('PARTITION') || p.at('SUBPARTITION')) && (p.text(1) === '(' || p.text(1) === 'FOR')) {
    p.pos++;
    p.eat('FOR');
    p.skipGroup();
  }
}

function parseTimeTravel(p: Parser, extra: Expression[]): void {
  if (
    p.at('FOR') &&
    (p.text(1) === 'SYSTEM_TIME' ||
      p.text(1) === 'SYSTEM' ||
      p.text(1) === 'VERSION' ||
      p.text(1) === 'TIMESTAMP' ||
      p.text(1) === 'PORTION')
  ) {
    p.pos += 2;
    p.eat('TIME');
    if (p.eat('ALL')) return;
    if (p.eat('BETWEEN')) {
      extra.push(p.rules.operand(p, 70));
      p.expect('AND');
      extra.push(p.rules.operand(p, 70));
      return;
    }
    if (p.eat('FROM')) {
      extra.push(p.rules.operand(p, 70));
      p.expect('TO');
      extra.push(p.rules.operand(p, 70));
      return;
    }
    if (p.eat('CONTAINED')) {
      p.expect('IN');
      extra.push(p.rules.operand(p, 130));
      return;
    }
    p.eat('AS');
    p.eat('OF');
    extra.push(p.rules.expression(p));
  } else if (p.at('AS') && p.text(1) === 'OF' && (p.text(2) === 'TIMESTAMP' || p.text(2) === 'SCN')) {
    p.pos += 3;
    extra.push(p.rules.operand(p, 70));
  } else if (p.at('VERSIONS') && p.text(1) === 'BETWEEN') {
    p.pos += 3;
    flashbackBound(p, extra);
    p.expect('AND');
    flashbackBound(p, extra);
  } else if ((p.at('AT') || p.at('BEFORE')) && p.text(1) === '(' && (p.dialect.features.colonPaths || p.dialect.features.fromFirst)) {
    p.pos++;
    p.skipGroup();
  } else if ((p.at('VERSION') || p.at('TIMESTAMP')) && p.text(1) === 'AS' && p.text(2) === 'OF') {
    p.pos += 3;
    extra.push(p.rules.operand(p, 70));
  } else if (p.at('CHANGES') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
    while (p.at('AT') || p.at('BEFORE') || p.at('END')) {
      p.pos++;
      p.skipGroup();
    }
  }
}

function flashbackBound(p: Parser, extra: Expression[]): void {
  if (!p.eat('MINVALUE') && !p.eat('MAXVALUE')) extra.push(p.rules.operand(p, 70));
}

/** TABLESAMPLE, SAMPLE and their arguments. */
function skipSample(p: Parser): void {
  if ((p.at('TABLESAMPLE') || p.at('SAMPLE')) && (p.text(1) === '(' || p.text(2) === '(' || p.type(1) === TokenType.number)) {
    p.pos++;
    while (!p.atEnd() && !p.at('(') && (p.type() === TokenType.word || p.type() === TokenType.number)) p.pos++;
    if (p.at('(')) p.skipGroup();
    if ((p.at('REPEATABLE') || p.at('SEED')) && p.text(1) === '(') {
      p.pos++;
      p.skipGroup();
    }
  }
}

function skipHints(p: Parser): void {
  if (p.dialect.features.tableHints) {
    if (p.at('WITH') && p.text(1) === '(') {
      p.pos++;
      p.skipGroup();
    } else if (p.at('(') && HINTS.has(p.text(1))) p.skipGroup();
  }
  if (p.dialect.features.indexHints) {
    while ((p.at('USE') || p.at('FORCE') || p.at('IGNORE')) && (p.text(1) === 'INDEX' || p.text(1) === 'KEY')) {
      p.pos += 2;
      if (p.eat('FOR')) while (!p.atEnd() && !p.at('(')) p.pos++;
      p.skipGroup();
      p.eat(',');
    }
  }
  if (p.dialect.name === 'sqlite') {
    if (p.at('INDEXED') && p.text(1) === 'BY') p.pos += 3;
    else if (p.at('NOT') && p.text(1) === 'INDEXED') p.pos += 2;
  }
}

// ---- aliases

/** `AS a (x, y)`, `a`, `AS t(a int, b text)`; null where none stands. */
function parseAlias(p: Parser, columnsOut: ColumnDefinition[] | null = null): Alias | null {
  const start = p.start();
  let name: Identifier | null = null;
  if (p.at('AS') && !(p.text(1) === 'OF')) {
    p.pos++;
    if (p.at('(')) name = null;
    else if (p.isAnyName() || p.type() === TokenType.string) name = p.takeName();
    else {
      if (p.atEnd()) p.probe?.expects.add('alias');
      p.unexpected('an alias');
      return null;
    }
  } else if (isAlias(p)) name = p.takeName();
  else return null;
  let columns: Identifier[] = [];
  if (p.at('(') && !HINTS.has(p.text(1)) && (p.isAnyName(1) || p.type(1) === TokenType.string)) {
    if (columnsOut !== null && !(p.text(2) === ',' || p.text(2) === ')')) {
      p.pos++;
      do columnsOut.push(p.rules.columnDefinition(p));
      while (p.eat(','));
      p.close(')');
    } else columns = p.nameList('a column name');
  }
  return p.alias(start, name, columns);
}

function isAlias(p: Parser): boolean {
  const type = p.type();
  if (type === TokenType.quotedIdentifier || type === TokenType.dynamic) return true;
  if (type === TokenType.jinja) return false;
  if (type === TokenType.string) return p.dialect.features.stringAliases && p.dialect.lexical.doubleQuotedStrings;
  if (type !== TokenType.word) return false;
  const text = p.text();
  if (DML.has(text) && p.startsLine() && p.rules.startsStatement(p)) return false;
  if (text === '') return !(p.dialect.features.looseTerminators && p.onNewLine() && p.rules.startsStatement(p));
  if (p.dialect.noTableAlias.has(text) || p.dialect.reserved.has(text)) return false;
  if (
    (text === 'TABLESAMPLE' || text === 'SAMPLE' || text === 'PIVOT' || text === 'UNPIVOT' || text === 'MATCH_RECOGNIZE') &&
    p.dialect.features.pivot &&
    p.text(1) === '('
  )
    return false;
  return !(p.dialect.features.looseTerminators && p.rules.startsStatement(p));
}

// ---- PIVOT, UNPIVOT, MATCH_RECOGNIZE

function parsePivotOf(p: Parser, source: FromItem): FromItem | null {
  if (p.at('PIVOT') && (p.text(1) === '(' || p.text(1) === 'XML')) return parsePivot(p, source);
  if (p.at('UNPIVOT') && (p.text(1) === '(' || p.text(1) === 'INCLUDE' || p.text(1) === 'EXCLUDE')) return parseUnpivot(p, source);
  if (p.at('MATCH_RECOGNIZE') && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
    return { kind: 'opaque-relation', start: source.start, source, expressions: [], alias: parseAlias(p), end: p.end() };
  }
  return null;
}

function parsePivot(p: Parser, source: FromItem): Pivot {
  p.pos++;
  p.eat('XML');
  p.expect('(');
  const aggregates = p.rules.selectItems(p);
  const forColumns: Expression[] = [];
  const values: SelectItem[] = [];
  let dynamic = false;
  p.expect('FOR');
  do {
    const column = p.rules.operand(p, 61);
    if (column.kind === 'operation' && (column.op === 'ROW' || column.op === '()')) forColumns.push(...column.operands);
    else forColumns.push(column);
    p.expect('IN');
    dynamic = parsePivotValues(p, values) || dynamic;
  } while (p.isName() && p.dialect.features.fromFirst);
  const groupBy: Expression[] = [];
  if (p.at('GROUP') && p.text(1) === 'BY') {
    p.pos += 2;
    do groupBy.push(p.rules.expression(p));
    while (p.eat(','));
  }
  if (p.at('DEFAULT')) {
    p.pos++;
    if (p.at('ON')) p.pos += 2;
    p.rules.expression(p);
  }
  p.close(')');
  return {
    kind: 'pivot',
    start: source.start,
    source,
    aggregates,
    forColumns,
    values,
    dynamic,
    groupBy,
    alias: parseAlias(p),
    end: p.end(),
  };
}

function parsePivotValues(p: Parser, values: SelectItem[]): boolean {
  if (!p.at('(')) {
    p.rules.expression(p);
    return true;
  }
  if (startsQuery(p, 1) || p.text(1) === 'ANY') {
    p.skipGroup();
    return true;
  }
  p.pos++;
  values.push(...p.rules.selectItems(p));
  p.close(')');
  return false;
}

function parseUnpivot(p: Parser, source: FromItem): Unpivot {
  p.pos++;
  if (p.eat('INCLUDE') || p.eat('EXCLUDE')) p.expect('NULLS');
  p.expect('(');
  const valueColumns = p.at('(') ? p.nameList('a column name') : [p.name('a column name')];
  p.expect('FOR');
  const nameColumns = p.at('(') ? p.nameList('a column name') : [p.name('a column name')];
  p.expect('IN');
  p.expect('(');
  p.literalAliases = true;
  const columns = p.at(')') ? [] : p.rules.selectItems(p);
  p.literalAliases = false;
  p.close(')');
  p.close(')');
  return { kind: 'unpivot', start: source.start, source, valueColumns, nameColumns, columns, alias: parseAlias(p), end: p.end() };
}
