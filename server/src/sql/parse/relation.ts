import { say } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import { unnamedTable } from '../syntax/make.ts';
import type { FromItem, Query, TableRef } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { DML, parseAlias } from './alias.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { isFunctionAhead, parseFunction, parseRowsFrom, parseTableOperator } from './table-function.ts';
import { parseTable, skipSample } from './table-ref.ts';

export function parseRelation(p: Parser): FromItem {
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
  return unnamedTable({ start: at, end: at });
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
    case 'STREAM':
      if (!p.dialect.features.lateralView) break;
      if (p.text(1) === '(') {
        p.pos += 2;
        const inner = p.rules.fromItem(p);
        p.close(')');
        return { kind: 'paren-from', start, inner, alias: parseAlias(p), end: p.end() };
      }
      if (p.isName(1) && !p.dialect.noTableAlias.has(p.text(1))) {
        p.pos++;
        const inner = parseOne(p);
        return { kind: 'paren-from', start, inner, alias: null, end: p.end() };
      }
      break;
    case 'EXTERNAL':
      if (p.text(1) === '(' && p.text(2) === '(') return parseInlineExternal(p, start);
      break;
    case 'ANALYTIC':
      if (p.text(1) === 'VIEW' && p.text(2) === '(') {
        p.pos += 2;
        p.skipGroup();
        return { kind: 'opaque-relation', start, source: null, expressions: [], alias: parseAlias(p), end: p.end() };
      }
      break;
    case 'ONLY':
      if (p.text(1) === '(') {
        p.pos += 2;
        const inner = p.rules.fromItem(p);
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
    const inner = p.rules.fromItem(p);
    p.close('}');
    return { kind: 'paren-from', start, inner, alias: null, end: p.end() };
  }
  if (p.type() === TokenType.operator && p.at('@')) return parseStage(p, start);
  if (p.at('::') && p.dialect.features.equalsAlias) p.pos++;
  if (p.type() === TokenType.parameter && p.text(1) === '.' && p.isAnyName(2)) return parseFunction(p, start, false);
  if (isFunctionAhead(p)) return parseFunction(p, start, false);
  return parseTable(p);
}

/** Oracle: FROM EXTERNAL ((a NUMBER, …) TYPE … LOCATION …): a table that is declared where it is read. */
function parseInlineExternal(p: Parser, start: number): FromItem {
  p.pos += 2;
  p.rules.tableElements(p);
  while (!p.atEnd() && !p.at(')') && !p.at(';')) {
    if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
  p.close(')');
  return { kind: 'opaque-relation', start, source: null, expressions: [], alias: parseAlias(p), end: p.end() };
}

/** Snowflake: FROM @stage/path (FILE_FORMAT => …). */
function parseStage(p: Parser, start: number): FromItem {
  p.pos++;
  while (!p.atEnd() && p.touchesPrevious() && !p.at(')') && !p.at(',') && !p.at('(')) p.pos++;
  if (p.at('(')) p.skipGroup();
  return { kind: 'opaque-relation', start, source: null, expressions: [], alias: parseAlias(p), end: p.end() };
}

function parseParenthesized(p: Parser, start: number, lateral: boolean): FromItem {
  if (p.dialect.features.output && DML.has(p.text(1))) return parseDmlTable(p, start);
  if (startsQuery(p, 1)) {
    const derived = p.text(1) === '(' ? p.attempt(() => parseDerived(p, start, lateral)) : parseDerived(p, start, lateral);
    if (derived !== null) return derived;
  }
  p.pos++;
  if (p.dialect.features.fromFirst && DESCRIPTIONS.has(p.text()) && p.text(1) !== ')' && p.text(1) !== '.') {
    // DuckDB: the answer of a command as a table.
    while (!p.atEnd() && !p.at(')')) {
      if (p.at('(')) p.skipGroup();
      else p.pos++;
    }
    p.close(')');
    return { kind: 'opaque-relation', start, source: null, expressions: [], alias: parseAlias(p), end: p.end() };
  }
  const inner = p.rules.fromItem(p);
  let list = inner;
  // MySQL: (a, b) is a cross join.
  while (p.at(',') && p.dialect.features.assignmentExpressions) {
    p.pos++;
    const right = p.rules.fromItem(p);
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
  if (p.dialect.features.strictJoins && inner.kind !== 'join' && inner.kind !== 'paren-from' && inner.kind !== 'derived' && p.at(')'))
    p.unexpected('a join');
  p.close(')');
  return { kind: 'paren-from', start, inner: list, alias: parseAlias(p), end: p.end() };
}

const DESCRIPTIONS: ReadonlySet<string> = words('DESCRIBE DESC SHOW SUMMARIZE');

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
    if (query.with === null && query.body.kind === 'query') p.error(say('not a subquery'), p.start(), p.end());
  }
  p.close(')');
  if (lateral && p.at('(') && p.text(1) === '+' && p.text(2) === ')') p.pos += 3;
  skipSample(p);
  return { kind: 'derived', start, query, alias: parseAlias(p), lateral, end: p.end() };
}

const JOINS: ReadonlySet<string> = words('JOIN INNER LEFT RIGHT FULL CROSS NATURAL ,');
