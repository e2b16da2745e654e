import { say } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import { objectName, plainCall, plainStar } from '../syntax/make.ts';
import type { Expression, Identifier, Literal, ObjectName, Operation } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { isSpecialCall, parseCall, parseCallSuffix, parseSpecialCall } from './call.ts';
import { commandGrammar } from './commands/registry.ts';
import { isPlainJinja, jinjaReference } from './jinja.ts';
import { continuesString, startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { takeStar } from './star.ts';

/** Words that never name a function, even before a parenthesis. */
const NEVER_CALLED: ReadonlySet<string> = words(
  'SELECT FROM WHERE AND OR NOT IN ON BETWEEN LIKE WHEN THEN ELSE AS BY HAVING GROUP ORDER UNION INTERSECT EXCEPT JOIN',
  'USING END IS WITH INTO CREATE ALTER DROP DELETE UPDATE MERGE LIMIT FETCH WINDOW QUALIFY OVER DISTINCT INNER CROSS',
  'NATURAL FULL OUTER DEFAULT TABLE MINUS SET RETURNING OFFSET',
);

/** An operand without operators around it. */
export function parsePrimary(p: Parser): Expression {
  const start = p.start();
  switch (p.type()) {
    case TokenType.word:
      return parseWord(p, start);
    case TokenType.quotedIdentifier:
      return parsePath(p, start);
    case TokenType.string:
      return parseString(p, start);
    case TokenType.number:
      p.pos++;
      return literal(p, 'number', start);
    case TokenType.parameter:
      return parseParameter(p, start);
    case TokenType.dynamic:
      return parsePath(p, start);
    case TokenType.jinja:
      return parseJinja(p, start);
    case TokenType.operator:
      return parseSymbol(p, start);
    default:
      if (p.dialect.features.hierarchies) p.offer(0, ['PRIOR', 'CONNECT_BY_ROOT']);
      p.offer(0, ['CASE', 'NOT', 'EXISTS', 'NULL', 'CAST', 'INTERVAL', 'TRUE', 'FALSE', 'DISTINCT']);
      p.probe?.expects.add('column');
      p.unexpected('an expression');
      return p.missing();
  }
}

function literal(p: Parser, type: Literal['type'], start: number): Literal {
  return { kind: 'literal', start, end: p.end(), type };
}

function parseString(p: Parser, start: number): Expression {
  // SQLite: 'table'.'column'.
  if (p.text(1) === '.' && p.dialect.features.sqliteVerbs && p.type(2) !== TokenType.end) return parsePath(p, start);
  p.pos++;
  // 'a' 'b' is one string where a line break stands between (PostgreSQL) or anywhere (MySQL).
  if (p.at('UESCAPE') && p.type(1) === TokenType.string) p.pos += 2;
  while (p.type() === TokenType.string && continuesString(p)) p.pos++;
  if (p.at('UESCAPE') && p.type(1) === TokenType.string) p.pos += 2;
  return literal(p, 'string', start);
}

function parseParameter(p: Parser, start: number): Expression {
  const name = p.source();
  p.pos++;
  // :new.amount, :old.amount, @v.field
  if (p.at('.') && p.touchesPrevious() && p.isAnyName(1)) {
    p.pos++;
    p.takeName();
    if (p.at('(')) {
      const call = parseCall(p, objectName([], { start, end: p.end() }), start);
      return call;
    }
  }
  if (p.at('INDICATOR') && p.type(1) === TokenType.parameter) p.pos += 2;
  return { kind: 'parameter', start, end: p.end(), name };
}

function parseJinja(p: Parser, start: number): Expression {
  if (!isPlainJinja(p.source())) p.templated = true;
  if (p.text(1) === '.' && p.tokens.starts[p.pos + 1] === p.tokens.ends[p.pos]) return parsePath(p, start);
  const reference = jinjaReference(p.source(), start);
  p.pos++;
  if (p.at('(') && p.touchesPrevious()) p.skipGroup();
  if (reference !== null && p.at('.') && p.isAnyName(1)) {
    // {{ ref('x') }}.column
    p.pos++;
    p.takeName();
  }
  return { kind: 'jinja', start, end: p.end() };
}

// ---- words

function parseWord(p: Parser, start: number): Expression {
  const text = p.text();
  const next = p.text(1);
  if (text === '' && p.type(1) === TokenType.string && p.dialect.features.typedLiterals) {
    p.pos += 2;
    return literal(p, 'other', start);
  }
  if (text === '' && isIntroducer(p)) {
    p.pos++;
    return parseString(p, start);
  }
  if (text === '') return next === '(' && !isOuterJoinMark(p) ? parseNamed(p, start) : parsePath(p, start);
  switch (text) {
    case 'NULL':
      p.pos++;
      return literal(p, 'null', start);
    case 'TRUE':
    case 'FALSE':
      if (next === '.' || next === '(') break;
      p.pos++;
      return literal(p, 'boolean', start);
    case 'CASE':
      return p.nested(
        () => parseCase(p, start),
        () => p.missing(),
      );
    case 'EXISTS':
      if (next === '(') {
        if (!startsQuery(p, 2)) break;
        p.pos += 2;
        const query = p.rules.query(p);
        p.close(')');
        return { kind: 'exists', start, end: p.end(), query };
      }
      break;
    case 'DATE':
    case 'TIME':
    case 'TIMESTAMP':
    case 'DATETIME':
    case 'TIMESTAMPTZ':
    case 'NUMERIC':
    case 'BIGNUMERIC':
    case 'JSON':
    case 'RANGE':
      if (p.type(1) === TokenType.string) {
        p.pos += 2;
        return literal(p, text === 'DATE' ? 'date' : text === 'TIME' ? 'time' : 'timestamp', start);
      }
      if (text === 'JSON' && p.dialect.features.connectBy && (next === '{' || next === '[')) {
        p.pos++;
        return next === '{' ? parseBrace(p, start) : operationOf(p, 'ARRAY', start, parseBracketList(p));
      }
      if ((text === 'TIMESTAMP' || text === 'TIME') && eatZonedLiteral(p)) return literal(p, text === 'TIME' ? 'time' : 'timestamp', start);
      if (text === 'RANGE' && next === '<') {
        p.rules.dataType(p);
        if (p.type() === TokenType.string) p.pos++;
        return literal(p, 'other', start);
      }
      break;
    case 'INTERVAL':
      return parseInterval(p, start);
    case 'ARRAY':
      if (next === '[' || next === '<' || (next === '(' && startsQuery(p, 2))) return parseArray(p, start);
      break;
    case 'MAP':
      if (next === '{') {
        p.pos++;
        return parseSymbol(p, start);
      }
      if (next === '[') {
        p.pos++;
        return parseSymbol(p, start);
      }
      break;
    case 'STRUCT':
      if (next === '<' || next === '(') return parseStruct(p, start);
      break;
    case 'ROW':
      if (next === '(') {
        p.pos++;
        const items = parseList(p);
        return operationOf(p, 'ROW', start, items);
      }
      break;
    case 'TABLE':
      if (next === '(') break;
      if (p.isName(1)) {
        p.pos++;
        p.rules.tableRef(p);
        return { kind: 'jinja', start, end: p.end() };
      }
      break;
    case 'DEFAULT':
      if (next === '(') break;
      p.pos++;
      return literal(p, 'other', start);
    case 'MATCH':
      if (p.isName(1) && p.dialect.features.assignmentExpressions) return parseSpecialCall(p, text, start) ?? parsePath(p, start);
      break;
    case 'WITH':
      if (next === '(' && p.dialect.features.pipes) {
        p.pos += 2;
        const value = parseWithExpression(p, start);
        p.close(')');
        return { ...value, end: p.end() };
      }
      break;
    case 'CURSOR':
    case 'MULTISET':
      if (next === '(' && startsQuery(p, 2)) {
        p.pos += 2;
        const query = p.rules.query(p);
        p.close(')');
        return { kind: 'subquery', start, end: p.end(), query };
      }
      break;
    case 'NEXT':
      if (next === 'VALUE' && p.text(2) === 'FOR') {
        p.pos += 3;
        const name = parseDotted(p);
        if (p.at('OVER')) {
          p.pos++;
          p.expect('(');
          p.rules.windowSpec(p);
          p.close(')');
        }
        return plainCall(objectName(name, { start: name[0]?.start ?? start, end: p.end() }), { start, end: p.end() }, [], true);
      }
      break;
    case 'NEW':
      // Oracle object constructor: NEW person_t(…).
      if (p.dialect.features.connectBy && p.type(1) === TokenType.word && p.text(2) === '(') {
        p.pos++;
        return parseNamed(p, start);
      }
      break;
    case 'CURRENT':
      if (next === 'OF' && p.isName(2)) {
        p.pos += p.text(2) === 'GLOBAL' && p.isName(3) ? 4 : 3;
        return literal(p, 'other', start);
      }
      if (['DATE', 'TIME', 'TIMESTAMP', 'TIMEZONE', 'SCHEMA', 'SERVER', 'USER'].includes(next) && p.dialect.features.fromFirst) {
        p.pos += 2;
        return literal(p, 'other', start);
      }
      break;
  }
  if (next === '(' && !isOuterJoinMark(p)) {
    if (commandGrammar(p.dialect).functions.has(text)) return parseNamed(p, start);
    if (isSpecialCall(text)) {
      const special = parseSpecialCall(p, text, start);
      if (special !== null) return special;
    }
    if (isCallable(p, text)) return parseNamed(p, start);
  }
  if (text === 'COLLATION' && next === 'FOR' && p.text(2) === '(' && p.dialect.features.typedLiterals) {
    p.pos += 3;
    const value = p.rules.expression(p);
    p.close(')');
    return operationOf(p, 'COLLATION FOR', start, [value]);
  }
  const typed = parseTypedLiteral(p, text, start);
  if (typed !== null) return typed;
  if (p.dialect.bareFunctions.has(text) && next !== '.') {
    const name = p.takeName();
    return plainCall(objectName([name], name), name, [], true);
  }
  if (p.dialect.reserved.has(text) && !(next === '.' && !NEVER_CALLED.has(text))) {
    p.probe?.expects.add('column');
    p.unexpected('an expression');
    return p.missing();
  }
  return parsePath(p, start);
}

/** A type name before a string is a literal of that type in PostgreSQL: `inet '10.0.0.1'`, `numeric(3, 2) '1.25'`, and, oddly, `like '…'`. */
function parseTypedLiteral(p: Parser, text: string, start: number): Literal | null {
  const { typedLiterals, notTypes, exactKeywords, neverCalled } = p.dialect.features;
  if (!typedLiterals || notTypes.has(text) || (p.dialect.reserved.has(text) && !exactKeywords)) return null;
  if (p.type(1) === TokenType.string) {
    p.pos += 2;
    return literal(p, 'other', start);
  }
  if (p.text(1) !== '(' || !neverCalled.has(text)) return null;
  p.rules.dataType(p);
  if (p.type() !== TokenType.string) p.unexpected('a string');
  else p.pos++;
  return literal(p, 'other', start);
}

/** MySQL: `_latin1 'x'`, `_utf8 0xC3A4`: a character set before a string. */
function isIntroducer(p: Parser): boolean {
  const next = p.type(1);
  return p.dialect.features.assignmentExpressions && p.source().startsWith('_') && (next === TokenType.string || next === TokenType.number);
}

/** BigQuery: WITH(a AS 1, b AS a + 1, a * b): each name is known in what follows it, as a lambda's parameter is in its body. */
function parseWithExpression(p: Parser, start: number): Expression {
  if (!(p.isAnyName() && p.text(1) === 'AS')) return p.rules.expression(p);
  return p.nested<Expression>(
    () => {
      const name = p.takeName();
      p.expect('AS');
      const value = p.rules.expression(p);
      p.expect(',');
      const body = parseWithExpression(p, p.start());
      return operationOf(p, 'WITH', start, [value, { kind: 'lambda', start: name.start, end: p.end(), parameters: [name], body }]);
    },
    () => p.missing(),
  );
}

/** Whether a word before a parenthesis names a function. */
function isCallable(p: Parser, word: string): boolean {
  if (word === 'WINDOW' && p.dialect.features.lateralView) return true;
  // T-SQL: whether a trigger's UPDATE names a column.
  if (word === 'UPDATE' && p.dialect.features.equalsAlias && p.routineDepth > 0) return true;
  if (word === 'DEFAULT' || word === 'TABLE') return !p.dialect.features.typedLiterals;
  if (p.dialect.features.neverCalled.has(word)) return false;
  if (word === 'VALUES') return p.dialect.features.assignmentExpressions;
  if (NEVER_CALLED.has(word)) return false;
  return p.dialect.callable === null || p.dialect.callable.has(word) || !p.dialect.reserved.has(word);
}

/** Oracle: `column (+)`. */
function isOuterJoinMark(p: Parser): boolean {
  return p.dialect.features.outerJoinMark && p.text(2) === '+' && p.text(3) === ')';
}

/** A call of a named function: `f(…)`, `pkg.f(…)`. */
function parseNamed(p: Parser, start: number): Expression {
  const name = p.takeName();
  if (
    p.dialect.features.titlePhrases &&
    (p.text(1) === 'TITLE' || p.text(1) === 'FORMAT') &&
    p.type(2) === TokenType.string &&
    p.text(3) === ')'
  ) {
    p.skipGroup();
    return { kind: 'column', start, end: name.end, parts: [name], outerJoin: false };
  }
  return parseNamedCall(p, objectName([name], name), start);
}

/** The call, or PostgreSQL's literal of a type with arguments: `varbit(3) '010'`. */
function parseNamedCall(p: Parser, name: ObjectName, start: number): Expression {
  const call = parseCall(p, name, start);
  if (p.type() === TokenType.string && p.dialect.features.typedLiterals && call.args.length > 0) {
    p.pos++;
    return literal(p, 'other', start);
  }
  return parseCallSuffix(p, call);
}

function parseDotted(p: Parser): Identifier[] {
  const parts = [p.isAnyName() ? p.takeName() : p.name('a name')];
  while (p.at('.') && p.isAnyName(1)) {
    p.pos++;
    parts.push(p.takeName());
  }
  return parts;
}

/** `a`, `a.b.c`, `a.*`, `pkg.f(…)`, `seq.NEXTVAL`, `x -> x + 1`. */
function parsePath(p: Parser, start: number): Expression {
  const parts: Identifier[] = [p.takeName()];
  for (;;) {
    if (p.at('.')) {
      if (p.text(1) === '*') {
        p.pos += 2;
        return plainStar({ start, end: p.end() }, parts);
      }
      if (p.dialect.features.colonPaths && p.type(1) === TokenType.parameter && p.source(1).startsWith('$')) {
        // Snowflake: t.$1, a column of a stage by its place.
        p.pos += 2;
        return { kind: 'parameter', start, end: p.end(), name: p.source(-1) };
      }
      if (p.atDottedName() || (p.type(1) === TokenType.string && p.dialect.features.sqliteVerbs)) {
        p.pos++;
        parts.push(p.takeName());
        continue;
      }
      if (p.text(1) === '.' && p.touchesPrevious(1) && p.isAnyName(2) && p.dialect.features.doubleDots) {
        // T-SQL's database..table leaves the schema out.
        p.pos += 2;
        parts.push(p.takeName());
        continue;
      }
      p.pos++;
      if (p.probe !== null && p.atEnd()) {
        p.probe.qualifier = parts;
        p.probe.expects.add('column');
      }
      p.unexpected('a column name after "."');
    }
    break;
  }
  if (p.at('::') && parts.length === 1 && p.dialect.features.equalsAlias && p.isAnyName(1)) {
    // T-SQL: a static method of a CLR type, geography::Point(…).
    p.pos++;
    parts.push(p.takeName());
  }
  if (p.at('!') && p.touchesPrevious() && p.touchesPrevious(1) && p.text(2) === '(' && p.isAnyName(1) && p.dialect.features.colonPaths) {
    // Snowflake: a method of a model or another instance, model!predict(…).
    p.pos++;
    parts.push(p.takeName());
  }
  if (p.at('(') && !(p.text(1) === '+' && p.text(2) === ')')) {
    return parseNamedCall(p, objectName(parts, { start, end: p.end() }), start);
  }
  if (p.type() === TokenType.string && (parts.length > 1 || parts[0]?.quoted === true) && p.dialect.features.typedLiterals) {
    p.pos++;
    return literal(p, 'other', start);
  }
  if (parts.length === 1 && p.dialect.features.lambdas && !p.dialect.features.arrows) {
    if (p.at('->')) return parseLambda(p, start, parts);
    if (p.dialect.features.colonPaths && p.type() === TokenType.word && p.text(1) === '->') {
      // Snowflake: a typed parameter, x INT -> x + 1.
      p.rules.dataType(p);
      return parseLambda(p, start, parts);
    }
  }
  // Oracle remote sequence or cursor attribute: cur%ROWCOUNT, SQL%NOTFOUND.
  if (p.at('%') && p.touchesPrevious() && CURSOR_ATTRIBUTES.has(p.text(1))) {
    p.pos += 2;
    if (p.at('(')) p.skipGroup();
    if (p.at('.') && p.isAnyName(1)) p.pos += 2;
    return literal(p, 'other', start);
  }
  if (p.at('@') && p.touchesPrevious() && p.dialect.features.connectBy && p.isAnyName(1)) {
    p.pos += 2;
    if (p.at('(')) p.skipGroup();
    return { kind: 'jinja', start, end: p.end() };
  }
  return { kind: 'column', start, end: p.end(), parts, outerJoin: false };
}

const CURSOR_ATTRIBUTES: ReadonlySet<string> = words('FOUND NOTFOUND ROWCOUNT ISOPEN BULK_ROWCOUNT BULK_EXCEPTIONS');

function parseLambda(p: Parser, start: number, parameters: readonly Identifier[]): Expression {
  p.pos++;
  const body = p.rules.expression(p);
  return { kind: 'lambda', start, end: p.end(), parameters, body };
}

/** `TIMESTAMP WITH TIME ZONE '…'`, `TIMESTAMP(3) '…'` */
function eatZonedLiteral(p: Parser): boolean {
  let ahead = 1;
  if (p.text(ahead) === '(' && p.text(ahead + 2) === ')') ahead += 3;
  if ((p.text(ahead) === 'WITH' || p.text(ahead) === 'WITHOUT') && p.text(ahead + 1) === 'TIME') ahead += 3;
  if (ahead === 1 || p.type(ahead) !== TokenType.string) return false;
  p.pos += ahead + 1;
  return true;
}

// ---- composite values

function parseCase(p: Parser, start: number): Expression {
  p.pos++;
  const operand = p.at('WHEN') ? null : p.rules.expression(p);
  const branches: { when: Expression; result: Expression }[] = [];
  if (!p.at('WHEN')) p.unexpected('WHEN');
  while (p.eat('WHEN')) {
    let when = parseWhen(p);
    while (p.eat(',')) when = operationOf(p, 'OR', when.start, [when, parseWhen(p)]);
    p.expect('THEN');
    branches.push({ when, result: p.rules.expression(p) });
  }
  const otherwise = p.eat('ELSE') ? p.rules.expression(p) : null;
  p.expect('END');
  return { kind: 'case', start, end: p.end(), operand, branches, otherwise };
}

const COMPARISONS: ReadonlySet<string> = words('= < > <= >= <> != ^=');

/** What stands behind WHEN; Oracle 23ai lets a comparison leave its left side out (`CASE x WHEN > 3`). */
export function parseWhen(p: Parser): Expression {
  if (p.dialect.features.connectBy && p.type() === TokenType.operator && COMPARISONS.has(p.text())) p.pos++;
  return p.rules.expression(p);
}

const UNITS: ReadonlySet<string> = words(
  'YEAR YEARS QUARTER QUARTERS MONTH MONTHS WEEK WEEKS DAY DAYS HOUR HOURS MINUTE MINUTES SECOND SECONDS MILLISECOND',
  'MILLISECONDS MICROSECOND MICROSECONDS NANOSECOND NANOSECONDS YEAR_MONTH DAY_HOUR DAY_MINUTE DAY_SECOND DAY_MICROSECOND',
  'HOUR_MINUTE HOUR_SECOND HOUR_MICROSECOND MINUTE_SECOND MINUTE_MICROSECOND SECOND_MICROSECOND DECADE CENTURY MILLENNIUM',
);

function parseInterval(p: Parser, start: number): Expression {
  const nextType = p.type(1);
  const isInterval =
    nextType === TokenType.string ||
    nextType === TokenType.number ||
    nextType === TokenType.parameter ||
    nextType === TokenType.jinja ||
    nextType === TokenType.dynamic ||
    p.text(1) === '-' ||
    p.text(1) === '(' ||
    ((p.isName(1) || p.text(2) === '(') && !p.dialect.features.distinctOn) ||
    p.text(1) === 'CASE' ||
    (p.dialect.features.assignmentExpressions && (p.text(1) === 'NULL' || p.text(1) === 'TRUE' || p.text(1) === 'FALSE'));
  if (!isInterval) return parsePath(p, start);
  if (p.text(1) === '(' && p.dialect.features.assignmentExpressions && isIntervalFunction(p)) return parseNamed(p, start);
  p.pos++;
  if (p.at('(') && p.dialect.features.distinctOn && p.type(1) === TokenType.number && p.text(2) === ')') p.pos += 3;
  const value = p.rules.operand(p, 70);
  let hasUnit = false;
  while (p.atAny(UNITS)) {
    hasUnit = true;
    p.pos++;
    if (p.at('(')) p.skipGroup();
    if (p.eat('TO')) {
      p.pos++;
      if (p.at('(')) p.skipGroup();
      break;
    }
    // Spark and Snowflake write several amounts in a row.
    if (
      (p.type() === TokenType.number && !p.dialect.features.typedLiterals) ||
      (p.type() === TokenType.string && p.dialect.features.lateralView)
    )
      p.rules.operand(p, 130);
    else break;
  }
  if (!hasUnit && (p.dialect.features.assignmentExpressions || p.dialect.features.hyphenatedNames)) p.unexpected('a unit such as DAY');
  return operationOf(p, 'INTERVAL', start, [value]);
}

/** MySQL's function INTERVAL(n, a, b, …) has a comma at its own level. */
function isIntervalFunction(p: Parser): boolean {
  let depth = 0;
  for (let ahead = 1; ; ahead++) {
    const text = p.text(ahead);
    if (p.type(ahead) === TokenType.end) return false;
    if (text === '(') depth++;
    else if (text === ')') {
      if (--depth === 0) return false;
    } else if (text === ',' && depth === 1) return true;
  }
}

function parseArray(p: Parser, start: number): Expression {
  if (p.text(1) === '<') {
    p.rules.dataType(p);
    if (p.at('[')) return operationOf(p, 'ARRAY', start, parseBracketList(p));
    if (p.at('(')) return operationOf(p, 'ARRAY', start, parseList(p));
    p.unexpected('"["');
    return p.missing();
  }
  p.pos++;
  if (p.at('[')) return operationOf(p, 'ARRAY', start, parseBracketList(p));
  p.pos++;
  const query = p.rules.query(p);
  p.close(')');
  return { kind: 'subquery', start, end: p.end(), query };
}

function parseStruct(p: Parser, start: number): Expression {
  if (p.text(1) === '<') p.rules.dataType(p);
  else p.pos++;
  if (!p.at('(')) {
    p.unexpected('"("');
    return p.missing();
  }
  p.pos++;
  const items: Expression[] = [];
  if (!p.at(')')) {
    do {
      const itemStart = p.start();
      const expression = p.at('*') ? takeStar(p) : p.rules.expression(p);
      if (p.eat('AS')) {
        const alias = p.isAnyName() ? p.takeName() : p.name('a field name');
        items.push({ kind: 'select-item', start: itemStart, end: p.end(), expression, alias, assigns: null });
      } else items.push(expression);
    } while (p.eat(','));
  }
  p.close(')');
  return operationOf(p, 'STRUCT', start, items);
}

function parseBracketList(p: Parser): Expression[] {
  return p.nested(
    () => parseListItems(p),
    () => {
      if (!p.atEnd()) p.pos++;
      return [];
    },
  );
}

function parseListItems(p: Parser): Expression[] {
  p.pos++;
  const items: Expression[] = [];
  while (!p.atEnd() && !p.at(']')) {
    if (p.at('[')) items.push(operationOf(p, 'ARRAY', p.start(), parseBracketList(p)));
    else items.push(p.rules.expression(p));
    if (p.at('FOR') && p.dialect.features.fromFirst) {
      // DuckDB list comprehension: [x + 1 FOR x IN list IF x > 0]
      const item = items.pop() as Expression;
      p.pos++;
      const parameters = p.isName() ? [p.takeName()] : [];
      if (p.at(',') && p.isName(1)) {
        p.pos++;
        parameters.push(p.takeName());
      }
      p.expect('IN');
      const parts = [item, p.rules.expression(p)];
      if (p.eat('IF')) parts.push(p.rules.expression(p));
      const body = operationOf(p, 'ARRAY', item.start, parts);
      items.push({ kind: 'lambda', start: item.start, end: p.end(), parameters, body });
    }
    if (!p.eat(',')) break;
    if (p.at(']') && !p.dialect.features.trailingCommas) p.unexpected('a value');
  }
  p.close(']');
  return items;
}

/** `(a, b, …)`, possibly empty. */
function parseList(p: Parser): Expression[] {
  p.expect('(');
  const items: Expression[] = [];
  if (!p.at(')')) {
    do items.push(p.rules.expression(p));
    while (p.eat(','));
  }
  p.close(')');
  return items;
}

// ---- symbols

function parseSymbol(p: Parser, start: number): Expression {
  switch (p.text()) {
    case '(':
      return p.nested(
        () => parseParenthesis(p, start),
        () => {
          p.skipGroup();
          return p.missing();
        },
      );
    case '[':
      if (p.dialect.features.listLiterals) return operationOf(p, 'ARRAY', start, parseBracketList(p));
      break;
    case '{':
      return parseBrace(p, start);
    case '\\':
      // MySQL: \N is NULL.
      if (!p.dialect.features.assignmentExpressions || p.source(1) !== 'N' || !p.touchesPrevious(1)) break;
      p.pos += 2;
      return literal(p, 'null', start);
    case '@':
      break;
    case '#':
      if (p.type(1) === TokenType.number && p.dialect.features.fromFirst) {
        // DuckDB: a column by its place.
        p.pos += 2;
        return { kind: 'jinja', start, end: p.end() };
      }
      break;
    case '?':
      p.pos++;
      return { kind: 'parameter', start, end: p.end(), name: '?' };
    case ':':
      if (p.type(1) === TokenType.number || p.isAnyName(1)) {
        p.pos += 2;
        return { kind: 'parameter', start, end: p.end(), name: '' };
      }
      break;
  }
  p.probe?.expects.add('column');
  p.unexpected('an expression');
  return p.missing();
}

function parseParenthesis(p: Parser, start: number): Expression {
  if (startsQuery(p, 1)) {
    const asQuery = p.text(1) === '(' ? p.attempt(() => parseSubquery(p, start)) : parseSubquery(p, start);
    if (asQuery !== null && asQuery.kind === 'subquery') return asQuery;
  }
  p.pos++;
  if (p.eat(')')) {
    if (p.at('->') && p.dialect.features.lambdas) return parseLambda(p, start, []);
    if (!p.dialect.features.structLiterals && !p.dialect.features.fromFirst && !p.dialect.features.connectBy)
      p.error(say('Expected an expression between the parentheses'), start, p.end());
    return operationOf(p, 'ROW', start, []);
  }
  const typed = p.dialect.features.colonPaths && p.dialect.features.lambdas ? lambdaParameters(p) : null;
  if (typed !== null) return parseLambda(p, start, typed);
  const items: Expression[] = [];
  do items.push(parseMaybeAliased(p));
  while (p.eat(',') && !(p.dialect.features.trailingCommasEverywhere && p.at(')')));
  p.close(')');
  if (p.at('->') && p.dialect.features.lambdas && !p.dialect.features.arrows) {
    const names = items.flatMap((item) => (item.kind === 'column' ? item.parts : []));
    if (names.length === items.length) return parseLambda(p, start, names);
  }
  if (items.length === 1) return operationOf(p, '()', start, items);
  return operationOf(p, 'ROW', start, items);
}

/** Snowflake: `(x INT, y) ->`, the parenthesis taken; null and nothing more taken where no lambda begins. */
function lambdaParameters(p: Parser): Identifier[] | null {
  let ahead = 0;
  while (p.isName(ahead)) {
    ahead++;
    if (p.type(ahead) === TokenType.word) ahead++;
    if (p.text(ahead) === '(' && p.type(ahead + 1) === TokenType.number)
      while (p.text(ahead - 1) !== ')' && p.type(ahead) !== TokenType.end) ahead++;
    if (p.text(ahead) !== ',') break;
    ahead++;
  }
  if (p.text(ahead) !== ')' || p.text(ahead + 1) !== '->') return null;
  const names: Identifier[] = [];
  do {
    names.push(p.takeName());
    if (!p.at(',') && !p.at(')')) p.rules.dataType(p);
  } while (p.eat(','));
  p.close(')');
  return names;
}

/** Spark: (1 AS one) + 1 names a value for the select items behind it. */
function parseMaybeAliased(p: Parser): Expression {
  const start = p.start();
  const expression = p.rules.expression(p);
  if (!p.at('AS') || !p.dialect.features.lateralView) return expression;
  p.pos++;
  const alias = p.isAnyName() ? p.takeName() : p.name('a name');
  return { kind: 'select-item', start, end: p.end(), expression, alias, assigns: null };
}

function parseSubquery(p: Parser, start: number): Expression {
  p.pos++;
  const query = p.rules.query(p);
  p.close(')');
  return { kind: 'subquery', start, end: p.end(), query };
}

/** ODBC escapes `{d '…'}`, `{fn f(x)}`; DuckDB and Snowflake objects `{'a': 1}`. */
function parseBrace(p: Parser, start: number): Expression {
  p.pos++;
  const items: Expression[] = [];
  const odbc = p.source().toLowerCase();
  if (p.type() === TokenType.word && ['d', 't', 'ts', 'fn', 'guid'].includes(odbc) && p.text(1) !== ':' && p.text(1) !== '.') {
    p.pos++;
    items.push(p.rules.expression(p));
    p.close('}');
    return operationOf(p, 'ODBC', start, items);
  }
  while (!p.atEnd() && !p.at('}')) {
    if (p.at('*')) {
      // Snowflake: {* ILIKE 'x%'}, {* EXCLUDE (a, b)}.
      p.pos++;
      if (p.eat('ILIKE')) items.push(p.rules.operand(p, 70));
      else if (p.eat('EXCLUDE')) p.at('(') ? p.skipGroup() : p.name('a column name');
      if (!p.eat(',')) break;
      continue;
    }
    if (p.type() === TokenType.word || p.type() === TokenType.string || p.type() === TokenType.quotedIdentifier) {
      if (p.text(1) === ':') p.pos += 2;
    }
    items.push(p.at('[') ? operationOf(p, 'ARRAY', p.start(), parseBracketList(p)) : p.rules.expression(p));
    if (p.eat(':')) items.push(p.rules.expression(p));
    if (!p.eat(',')) break;
  }
  p.close('}');
  return operationOf(p, 'STRUCT', start, items);
}

function operationOf(p: Parser, op: string, start: number, operands: readonly Expression[]): Operation {
  return { kind: 'operation', start, end: p.end(), op, operands };
}
