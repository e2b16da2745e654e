import { say } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import { objectName, plainStar } from '../syntax/make.ts';
import type { Call, Expression, Identifier, Operation } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseCall } from './call.ts';
import type { Parser } from './parser.ts';
import { parsePrimary } from './primary.ts';
import { parseSubscript } from './subscript.ts';

/** Binding powers, loosest first. The order is PostgreSQL's, which the other dialects share as far as it changes what is accepted. */
const POWER = {
  or: 10,
  and: 20,
  not: 30,
  is: 40,
  comparison: 50,
  range: 60,
  other: 70,
  add: 80,
  multiply: 90,
  power: 100,
  zone: 110,
  collate: 120,
  unary: 130,
  subscript: 140,
  cast: 150,
};

const BINARY: ReadonlyMap<string, number> = new Map([
  ['=', POWER.comparison],
  ['<', POWER.comparison],
  ['>', POWER.comparison],
  ['<=', POWER.comparison],
  ['>=', POWER.comparison],
  ['<>', POWER.comparison],
  ['!=', POWER.comparison],
  ['^=', POWER.comparison],
  ['~=', POWER.comparison],
  ['<=>', POWER.comparison],
  ['==', POWER.comparison],
  ['!<', POWER.comparison],
  ['!>', POWER.comparison],
  ['*=', POWER.comparison],
  ['=*', POWER.comparison],
  ['||', POWER.other],
  ['|', POWER.other],
  ['&', POWER.other],
  ['<<', POWER.other],
  ['>>', POWER.other],
  ['->', POWER.other],
  ['->>', POWER.other],
  ['#', POWER.other],
  ['^', POWER.power],
  ['**', POWER.power],
  ['+', POWER.add],
  ['-', POWER.add],
  ['*', POWER.multiply],
  ['/', POWER.multiply],
  ['%', POWER.multiply],
  ['//', POWER.multiply],
]);

export function parseExpression(p: Parser): Expression {
  return p.nested(
    () => parseOperand(p, 0),
    () => {
      if (p.at('(')) p.skipGroup();
      else if (!p.atEnd()) p.pos++;
      return p.missing();
    },
  );
}

/** How many operators of different kinds may follow each other at one level. */
const LONGEST_CHAIN = 400;

/** Pratt: a prefix, then infix and postfix operators that bind at least as tightly as `minimum`. */
export function parseOperand(p: Parser, minimum: number): Expression {
  let left = parsePrefix(p, minimum);
  for (let links = 0; ; links++) {
    const next = parseInfix(p, left, minimum);
    if (next === null) return left;
    if (links === LONGEST_CHAIN) p.error(say('This expression is too long to be analysed'), left.start, left.end);
    // Past the limit links are read, but not kept: a tree must not be deeper than what walks it can bear.
    left = links < LONGEST_CHAIN ? next : left;
  }
}

function parsePrefix(p: Parser, minimum: number): Expression {
  const start = p.start();
  switch (p.text()) {
    case 'NOT': {
      if (minimum > POWER.comparison && !p.dialect.lexical.freeOperators && !p.dialect.features.sqliteVerbs) break;
      p.pos++;
      const operand = p.nested(
        () => parseOperand(p, POWER.not),
        () => p.missing(),
      );
      return operation(p, 'NOT', start, [operand]);
    }
    case '+':
    case '-':
    case '~': {
      const op = p.text();
      p.pos++;
      return operation(p, op, start, [parseNested(p, POWER.unary)]);
    }
    case '@':
      if (!p.dialect.features.fromFirst) break;
      p.pos++;
      return operation(p, '@', start, [parseNested(p, POWER.unary)]);
    case '!': {
      p.pos++;
      return operation(p, '!', start, [parseNested(p, POWER.unary)]);
    }
    case 'PRIOR':
    case 'CONNECT_BY_ROOT': {
      if (!p.dialect.features.hierarchies || !startsOperand(p, 1)) break;
      const op = p.text();
      p.pos++;
      return operation(p, op, start, [parseNested(p, POWER.unary)]);
    }
    case 'APPROXIMATE':
      if (!p.dialect.features.redshiftForms || !p.isAnyName(1) || p.text(2) !== '(') break;
      p.pos++;
      return parseNested(p, POWER.unary);
    case 'BINARY':
      if (p.dialect.features.assignmentExpressions && startsOperand(p, 1) && p.text(1) !== '(') {
        p.pos++;
        return operation(p, 'BINARY', start, [parseNested(p, POWER.unary)]);
      }
      break;
    default:
      // PostgreSQL's prefix operators: @ |/ ||/ and those of extensions.
      if (p.dialect.lexical.freeOperators && p.type() === TokenType.operator && !p.at('?') && isFreeOperator(p.source())) {
        p.pos++;
        return operation(p, 'PREFIX', start, [parseNested(p, POWER.other)]);
      }
  }
  return parsePostfix(p, parsePrimary(p), start);
}

function parseNested(p: Parser, minimum: number): Expression {
  return p.nested(
    () => parseOperand(p, minimum),
    () => p.missing(),
  );
}

const FREE = /^[-+*/<>=~!@#%^&|`?]+$/;
const NOT_FREE = words('* = < > + - / % <= >= <> != => := ^');

function isFreeOperator(text: string): boolean {
  return FREE.test(text) && !NOT_FREE.has(text);
}

/** Whether the token at a distance can begin an operand: used where a word may be a name or a prefix. */
function startsOperand(p: Parser, ahead: number): boolean {
  const type = p.type(ahead);
  if (type === TokenType.end || type === TokenType.line) return false;
  if (type === TokenType.operator) return p.text(ahead) === '(' || p.text(ahead) === ':';
  if (type !== TokenType.word) return true;
  const text = p.text(ahead);
  return text === '' || !p.dialect.reserved.has(text) || text === 'CASE' || text === 'NULL';
}

// ---- postfix

function parsePostfix(p: Parser, primary: Expression, start: number): Expression {
  let value = primary;
  for (let links = 0; links < LONGEST_CHAIN; links++) {
    const text = p.text();
    if (text === '::' && p.dialect.features.doubleColonCast) {
      p.pos++;
      const type = p.rules.dataType(p);
      value = { kind: 'cast', start, end: p.end(), expression: value, type, safe: false };
    } else if (text === '[' && p.dialect.features.subscripts) value = operation(p, '[]', start, [value, ...parseSubscript(p)]);
    else if (text === '.' && value.kind !== 'column' && value.kind !== 'literal' && value.kind !== 'star' && mayHaveFields(p, value)) {
      if (p.text(1) === '*') {
        p.pos += 2;
        value = { ...plainStar({ start, end: p.end() }), base: value };
        return value;
      }
      if (!p.isAnyName(1)) return value;
      p.pos++;
      const name = p.takeName();
      value = p.at('(') ? parseMethod(p, value, name, start) : { kind: 'field', start, end: p.end(), base: value, name };
    } else if (text === '(' && value.kind === 'call' && p.dialect.features.colonPaths && isIdentifierCall(value)) {
      // Snowflake: identifier('f')(x)
      value = parseCall(p, value.name, start);
    } else if (text === '.' && value.kind === 'literal' && p.isAnyName(1) && p.text(2) === '(' && p.dialect.features.structLiterals) {
      p.pos++;
      value = parseMethod(p, value, p.takeName(), start);
    } else if (text === ':' && p.dialect.features.colonPaths && value.kind !== 'literal' && (p.isAnyName(1) || p.text(1) === '[')) {
      p.pos++;
      if (p.isAnyName()) {
        const name = p.takeName();
        value = { kind: 'field', start, end: p.end(), base: value, name };
      }
    } else if (text === '(' && p.dialect.features.outerJoinMark && p.text(1) === '+' && p.text(2) === ')' && value.kind === 'column') {
      p.pos += 3;
      value = { ...value, end: p.end(), outerJoin: true };
    } else return value;
  }
  p.error(say('This expression is too long to be analysed'), value.start, value.end);
  return value;
}

function isIdentifierCall(value: Call): boolean {
  return value.name.parts.length === 1 && value.name.parts[0]?.name.toUpperCase() === 'IDENTIFIER';
}

function mayHaveFields(p: Parser, value: Expression): boolean {
  return value.kind !== 'call' || p.dialect.features.fieldsOfCalls;
}

function parseMethod(p: Parser, base: Expression, name: Identifier, start: number): Expression {
  const call = parseCall(p, objectName([name], name), start);
  return { ...call, extra: [...call.extra, base] };
}

// ---- infix

function parseInfix(p: Parser, left: Expression, minimum: number): Expression | null {
  const start = left.start;
  const text = p.text();
  const type = p.type();
  if (p.atEnd() && minimum === 0) p.offer(0, ['AND', 'OR', 'IS', 'IN', 'NOT', 'BETWEEN', 'LIKE']);
  if (type === TokenType.operator) return parseOperator(p, left, text, minimum);
  if (type !== TokenType.word) {
    return null;
  }
  switch (text) {
    case 'AND':
      return minimum <= POWER.and ? parseChain(p, left, 'AND', POWER.and) : null;
    case 'OR':
      return minimum <= POWER.or ? parseChain(p, left, 'OR', POWER.or) : null;
    case 'XOR':
      return minimum <= POWER.or && p.dialect.features.assignmentExpressions ? parseChain(p, left, 'XOR', POWER.or) : null;
    case 'IS':
      return minimum <= POWER.is ? parseIs(p, left) : null;
    case 'ISNULL':
    case 'NOTNULL':
      if (minimum > POWER.is || p.dialect.features.looseTerminators || p.text(1) === '(' || p.dialect.reserved.has('ISNULL') === false)
        return null;
      p.pos++;
      return operation(p, text === 'ISNULL' ? 'IS NULL' : 'IS NOT NULL', start, [left]);
    case 'BETWEEN':
    case 'IN':
    case 'LIKE':
    case 'ILIKE':
    case 'RLIKE':
    case 'REGEXP':
    case 'GLOB':
    case 'MATCH':
    case 'SIMILAR':
    case 'LIKEC':
    case 'LIKE2':
    case 'LIKE4':
    case 'MEMBER':
    case 'SUBMULTISET':
      return minimum <= POWER.range && (PATTERNS.has(text) || text === 'BETWEEN' || text === 'IN' || isSetWord(p))
        ? parseRange(p, left, false)
        : null;
    case 'SOUNDS':
      if (minimum > POWER.range || p.text(1) !== 'LIKE') return null;
      p.pos += 2;
      return operation(p, 'SOUNDS LIKE', start, [left, parseOperand(p, POWER.other)]);
    case 'NOT':
      if (minimum <= POWER.range && RANGE_WORDS.has(p.text(1))) return parseRange(p, left, true);
      if (minimum <= POWER.is && p.text(1) === 'NULL' && (p.dialect.features.fromFirst || p.dialect.features.sqliteVerbs)) {
        p.pos += 2;
        return operation(p, 'IS NOT NULL', start, [left]);
      }
      return null;
    case 'AT':
      return minimum <= POWER.zone ? parseAtZone(p, left) : null;
    case 'COLLATE':
      if (minimum > POWER.collate) return null;
      p.pos++;
      if (p.type() === TokenType.string || (p.at('DEFAULT') && p.dialect.features.assignmentExpressions)) p.pos++;
      else parseDottedName(p);
      return operation(p, 'COLLATE', start, [left]);
    case 'DIV':
    case 'MOD':
      if (
        minimum > POWER.multiply ||
        !(p.dialect.features.assignmentExpressions || ((text === 'DIV' || p.dialect.features.connectBy) && startsOperand(p, 1)))
      )
        return null;
      p.pos++;
      return operation(p, text, start, [left, parseNested(p, POWER.multiply + 1)]);
    case 'OVERLAPS':
      if (minimum > POWER.other) return null;
      p.pos++;
      return operation(p, 'OVERLAPS', start, [left, parseNested(p, POWER.other + 1)]);
    case 'OPERATOR':
      if (minimum > POWER.other || p.text(1) !== '(') return null;
      return parseNamedOperator(p, left);
    case 'MULTISET':
      if (minimum > POWER.other) return null;
      p.pos++;
      if (!p.eat('UNION') && !p.eat('INTERSECT')) p.expect('EXCEPT');
      if (!p.eat('ALL')) p.eat('DISTINCT');
      return operation(p, 'MULTISET', start, [left, parseNested(p, POWER.other + 1)]);
    case 'DAY':
    case 'YEAR':
      // Oracle: (d1 - d2) DAY TO SECOND.
      if (
        minimum > POWER.unary ||
        !p.dialect.features.connectBy ||
        left.kind !== 'operation' ||
        !(p.text(1) === 'TO' || (p.text(1) === '(' && p.text(3) === ')' && p.text(4) === 'TO'))
      )
        return null;
      while (!p.eat('TO')) p.pos++;
      p.pos++;
      if (p.at('(')) p.skipGroup();
      return operation(p, 'INTERVAL', start, [left]);
    default:
      return null;
  }
}

const PATTERNS = words('LIKE ILIKE RLIKE REGEXP GLOB SIMILAR LIKEC LIKE2 LIKE4');
const RANGE_WORDS = words('BETWEEN IN LIKE ILIKE RLIKE REGEXP GLOB MATCH SIMILAR LIKEC LIKE2 LIKE4 MEMBER SUBMULTISET');

function isSetWord(p: Parser): boolean {
  return p.text() === 'MATCH' ? p.dialect.features.matchOperator : p.text(1) === 'OF' || p.text() === 'SUBMULTISET';
}

function parseOperator(p: Parser, left: Expression, text: string, minimum: number): Expression | null {
  const start = left.start;
  if (p.dialect.features.outerJoinMark && p.text(1) === '=' && (text === '<' || text === '>' || text === '!')) {
    // Oracle lets blanks stand inside `<=`, `>=` and `!=`.
    if (minimum > POWER.comparison) return null;
    p.pos += 2;
    return operation(p, `${text}=`, start, [left, parseNested(p, POWER.comparison + 1)]);
  }
  const power = BINARY.get(text);
  if (power !== undefined) {
    if (power < minimum) return null;
    if (text === '->' && p.dialect.features.lambdas && !p.dialect.features.arrows) return null;
    if ((text === '#' && !p.dialect.lexical.freeOperators) || (text === '->>' && !p.dialect.features.arrows)) return null;
    // `a = ANY (…)`, `> ALL (…)`
    if ((power === POWER.comparison || p.dialect.lexical.freeOperators) && QUANTIFIERS.has(p.text(1)) && p.text(2) === '(')
      return parseQuantified(p, left, text);
    if (text === '*' && isStarEnd(p)) return null;
    if (power === POWER.other || power === POWER.add || power === POWER.multiply) return parseChain(p, left, text, power);
    p.pos++;
    const right = parseNested(p, power + 1);
    return operation(p, text, start, [left, right]);
  }
  if (text === ':=' && p.dialect.features.assignmentExpressions && minimum === 0 && left.kind === 'parameter') {
    p.pos++;
    return operation(p, ':=', start, [left, parseNested(p, 0)]);
  }
  if (p.dialect.lexical.freeOperators && minimum <= POWER.other && isFreeOperator(p.source())) {
    if (QUANTIFIERS.has(p.text(1)) && p.text(2) === '(') return parseQuantified(p, left, 'OPERATOR');
    p.pos++;
    return operation(p, 'OPERATOR', start, [left, parseNested(p, POWER.other + 1)]);
  }
  if (minimum <= POWER.other && EXTRA_OPERATORS.has(text)) {
    p.pos++;
    return operation(p, text, start, [left, parseNested(p, POWER.other + 1)]);
  }
  return null;
}

const QUANTIFIERS: ReadonlySet<string> = new Set(['ANY', 'ALL', 'SOME']);
const EXTRA_OPERATORS: ReadonlySet<string> = words('@> <@ @@ && ^@ ~ ~* !~ !~* #> #>> ?| ?& @? <-> ~~ !~~ ~~* !~~* ~~~ !~~~');

/**
 * Chains become one flat node: a thousand ORs must not be a thousand levels deep. Operators of one power are taken together (`a + b - c`), under the
 * first one's name: what matters here is what the value is made of, not in which order.
 */
function parseChain(p: Parser, left: Expression, op: string, power: number): Expression {
  const operands = [left];
  while (
    p.type() !== TokenType.quotedIdentifier &&
    (p.text() === op || (power === BINARY.get(p.text()) && (power === POWER.add || power === POWER.multiply)))
  ) {
    if (p.text() === '*' && isStarEnd(p)) break;
    p.pos++;
    operands.push(parseNested(p, power + 1));
  }
  return operation(p, op, left.start, operands);
}

function isStarEnd(p: Parser): boolean {
  return p.text(1) === ',' || p.text(1) === ')';
}

function parseQuantified(p: Parser, left: Expression, op: string): Expression {
  p.pos++;
  const quantifier = p.text();
  p.pos++;
  const right = parsePrimary(p);
  return operation(p, `${op} ${quantifier}`, left.start, [left, right]);
}

function parseIs(p: Parser, left: Expression): Expression {
  p.pos++;
  const negated = p.eat('NOT') ? 'IS NOT' : 'IS';
  const finish = (what: string, more: readonly Expression[] = []): Operation =>
    operation(p, `${negated} ${what}`, left.start, [left, ...more]);
  for (const word of [
    'NULL',
    'TRUE',
    'FALSE',
    'UNKNOWN',
    'NAN',
    'INFINITE',
    'EMPTY',
    'DOCUMENT',
    'NORMALIZED',
    'PRESENT',
    'DANGLING',
    'INFINITY',
  ]) {
    if (p.eat(word)) return finish(word);
  }
  if (p.eatWords('DISTINCT', 'FROM')) return finish('DISTINCT FROM', [parseNested(p, POWER.comparison + 1)]);
  if (p.eatWords('A', 'SET')) return finish('A SET');
  if (p.at('JSON')) {
    p.pos++;
    if (p.at('(')) p.skipGroup();
    else for (const word of ['VALUE', 'OBJECT', 'ARRAY', 'SCALAR', 'STRICT', 'LAX']) if (p.eat(word)) break;
    if (p.eatWords('WITH', 'UNIQUE') || p.eatWords('WITHOUT', 'UNIQUE')) p.eat('KEYS');
    return finish('JSON');
  }
  if (p.atAny(NORMAL_FORMS)) {
    p.pos++;
    p.expect('NORMALIZED');
    return finish('NORMALIZED');
  }
  if (p.eat('OF')) {
    p.eat('TYPE');
    p.expect('(');
    do {
      p.eat('ONLY');
      p.rules.dataType(p);
    } while (p.eat(','));
    p.close(')');
    return finish('OF');
  }
  // SQLite and Spark compare any two values with IS.
  if (
    p.dialect.features.isComparesValues ||
    p.type() === TokenType.parameter ||
    p.type() === TokenType.jinja ||
    p.type() === TokenType.dynamic
  )
    return finish('VALUE', [parseNested(p, POWER.comparison + 1)]);
  p.unexpected('NULL, TRUE, FALSE or DISTINCT FROM');
  return finish('NULL');
}

const NORMAL_FORMS: ReadonlySet<string> = new Set(['NFC', 'NFD', 'NFKC', 'NFKD']);

function parseRange(p: Parser, left: Expression, negated: boolean): Expression {
  if (negated) p.pos++;
  const word = p.text();
  p.pos++;
  const op = negated ? `NOT ${word}` : word;
  if (word === 'BETWEEN') {
    if (!p.eat('SYMMETRIC')) p.eat('ASYMMETRIC');
    const low = parseNested(p, POWER.other);
    p.expect('AND');
    const high = parseNested(p, POWER.other);
    return operation(p, op, left.start, [left, low, high]);
  }
  if (word === 'IN') return parseIn(p, left, op);
  if (word === 'MEMBER' || word === 'SUBMULTISET') {
    p.eat('OF');
    return operation(p, op, left.start, [left, parseNested(p, POWER.other)]);
  }
  if (word === 'SIMILAR') p.expect('TO');
  const operands = [left];
  if ((p.at('ANY') || p.at('ALL') || p.at('SOME')) && (p.text(1) === '(' || p.text(1) === 'UNNEST')) {
    p.pos++;
    operands.push(parsePrimary(p));
  } else operands.push(parseNested(p, POWER.other));
  if (p.eat('ESCAPE')) operands.push(parseNested(p, POWER.other));
  return operation(p, op, left.start, operands);
}

function parseIn(p: Parser, left: Expression, op: string): Expression {
  if (p.at('UNNEST') && p.text(1) === '(') return operation(p, op, left.start, [left, parseNested(p, POWER.other)]);
  if (!p.at('(')) {
    const isValue =
      p.type() === TokenType.parameter ||
      p.type() === TokenType.jinja ||
      p.type() === TokenType.dynamic ||
      ((p.type() !== TokenType.operator || (p.at('[') && p.dialect.features.listLiterals)) && p.dialect.features.bareIn);
    if (!isValue) {
      p.unexpected('"(" and a list of values or a subquery');
      return operation(p, op, left.start, [left]);
    }
    return operation(p, op, left.start, [left, parseNested(p, POWER.other)]);
  }
  // One pair of parentheses holds the list or the subquery; parsePrimary gives the subquery, ROW of the list, or the value itself.
  if (p.text(1) === ')') {
    p.pos += 2;
    if (!p.dialect.features.emptyIn) p.error(say('Expected a value or a subquery between the parentheses'), p.end() - 2, p.end());
    return operation(p, op, left.start, [left]);
  }
  const list = parsePrimary(p);
  const operands = list.kind === 'operation' && list.op === 'ROW' ? [left, ...list.operands] : [left, list];
  return operation(p, op, left.start, operands);
}

function parseAtZone(p: Parser, left: Expression): Expression | null {
  if (p.text(1) === 'LOCAL') {
    p.pos += 2;
    return operation(p, 'AT LOCAL', left.start, [left]);
  }
  if (p.text(1) !== 'TIME' || p.text(2) !== 'ZONE') return null;
  p.pos += 3;
  return operation(p, 'AT TIME ZONE', left.start, [left, parseNested(p, POWER.zone + 1)]);
}

function parseNamedOperator(p: Parser, left: Expression): Expression {
  p.pos += 2;
  while (!p.atEnd() && !p.at(')')) p.pos++;
  p.close(')');
  return operation(p, 'OPERATOR', left.start, [left, parseNested(p, POWER.other + 1)]);
}

function parseDottedName(p: Parser): Identifier[] {
  const parts = [p.isLikelyName() ? p.takeName() : p.name('a name')];
  while (p.at('.') && p.isAnyName(1)) {
    p.pos++;
    parts.push(p.takeName());
  }
  return parts;
}

function operation(p: Parser, op: string, start: number, operands: readonly Expression[]): Operation {
  return { kind: 'operation', start, end: p.end(), op, operands };
}
