import { say } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import { objectName, plainCall, plainColumn } from '../syntax/make.ts';
import type { ColumnDefinition, Expression, FromItem, Identifier } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseAlias } from './alias.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { HINTS, skipHints } from './table-hints.ts';
import { skipSample } from './table-ref.ts';

export function isFunctionAhead(p: Parser): boolean {
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

/** TABLE(f(…)), THE(SELECT …), TABLE(collection). */
export function parseTableOperator(p: Parser, start: number): FromItem {
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

export function parseRowsFrom(p: Parser, start: number): FromItem {
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

export function parseFunction(p: Parser, start: number, lateral: boolean): FromItem {
  const isUnnest = p.at('UNNEST');
  const word = p.text();
  const model = p.text(1) === '(' ? MODEL_PARTS.get(word) : undefined;
  if (model !== undefined) return parseModelFunction(p, start, model);
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
  } else if (p.at('WITH') && word === 'OPENXML' && p.isName(1)) {
    p.pos++;
    p.rules.objectName(p);
  }
  let ordinality = parseOrdinality(p);
  skipSample(p);
  let alias = parseAlias(p, columns);
  if (p.at('WITH') && p.text(1) === 'OFFSET') {
    p.pos += 2;
    if (p.eat('AS') || (p.isName() && !p.dialect.noTableAlias.has(p.text()))) ordinality = p.name('an alias');
    else ordinality = true;
  }
  if (isUnnest && call.kind === 'call' && call.args.length === 0) p.error(say('Expected an array to unnest'), call.end - 1, call.end);
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
    columns.push(plainColumn(name, type, { start, end: p.end() }));
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
  return plainCall(objectName([name], name), { start, end: p.end() }, args, false);
}

/** Functions that read a graph or a semantic model: their patterns and metrics are names of the model, not of tables. */
const MODEL_PARTS: ReadonlyMap<string, { readonly first: ReadonlySet<string>; readonly needed: readonly string[] }> = new Map([
  ['GRAPH_TABLE', { first: new Set(['MATCH', 'OPTIONAL']), needed: ['COLUMNS', 'RETURN'] }],
  ['SEMANTIC_VIEW', { first: new Set(['METRICS', 'DIMENSIONS', 'FACTS', 'WHERE']), needed: ['METRICS', 'DIMENSIONS', 'FACTS'] }],
]);

/** `GRAPH_TABLE(graph MATCH … COLUMNS (…))`, `SEMANTIC_VIEW(view METRICS … DIMENSIONS …)`: what they yield is not followed. */
function parseModelFunction(p: Parser, start: number, parts: { first: ReadonlySet<string>; needed: readonly string[] }): FromItem {
  p.pos += 2;
  p.rules.objectName(p);
  if (!p.atAny(parts.first)) p.unexpectedAny([...parts.first] as Uppercase<string>[]);
  let complete = false;
  while (!p.atEnd() && !p.at(')') && !p.at(';')) {
    complete ||= parts.needed.includes(p.text());
    if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
  if (!complete) p.unexpectedAny(parts.needed as readonly Uppercase<string>[]);
  p.close(')');
  return { kind: 'opaque-relation', start, source: null, expressions: [], alias: parseAlias(p), end: p.end() };
}

const PASSING_WORDS: ReadonlySet<string> = words('PASSING BY VALUE REF FORMAT JSON ERROR NULL ON EMPTY RETURNING SEQUENCE TYPE STRICT LAX');

/** `(a NUMBER PATH '$.a', NESTED PATH … COLUMNS (…))` of JSON_TABLE and XMLTABLE. */
export function parseDeclaredColumns(p: Parser, columns: ColumnDefinition[]): void {
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
    columns.push(plainColumn(name, type, { start, end: p.end() }));
    let depth = 0;
    while (!p.atEnd() && !(depth === 0 && (p.at(',') || p.at(')')))) {
      if (p.at('(')) depth++;
      else if (p.at(')')) depth--;
      p.pos++;
    }
  } while (p.eat(','));
  if (hasParens) p.close(')');
}
