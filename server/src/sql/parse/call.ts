import { append } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import { objectName } from '../syntax/make.ts';
import type { Call, Cast, Expression, Identifier, ObjectName, OrderItem, TableRef, WindowSpec } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseByPattern } from './commands/match.ts';
import { commandGrammar } from './commands/registry.ts';
import { startsQuery } from './lookahead.ts';
import type { Parser } from './parser.ts';
import { skipUnpacking, takeStar } from './star.ts';

interface CallParts {
  args: Expression[];
  distinct: boolean;
  orderBy: OrderItem[];
  withinGroup: OrderItem[];
  filter: Expression | null;
  over: WindowSpec | Identifier | null;
  extra: Expression[];
}

function emptyParts(): CallParts {
  return { args: [], distinct: false, orderBy: [], withinGroup: [], filter: null, over: null, extra: [] };
}

function finishCall(p: Parser, name: ObjectName, start: number, parts: CallParts): Call {
  return { kind: 'call', start, end: p.end(), name, bare: false, ...parts };
}

/** Functions whose arguments are separated by words of their own. */
const LOOSE_ARGUMENTS: ReadonlySet<string> = words(
  'JSON_VALUE JSON_QUERY JSON_EXISTS JSON_OBJECT JSON_ARRAY JSON_OBJECTAGG JSON_ARRAYAGG JSON_SCALAR JSON_SERIALIZE',
  'JSON_MERGEPATCH JSON_TRANSFORM JSON_EQUAL JSON JSON_TABLE JSON_MODIFY JSON_CONTAINS XMLELEMENT XMLFOREST XMLATTRIBUTES',
  'XMLAGG XMLCONCAT XMLPARSE XMLPI XMLQUERY XMLROOT XMLSERIALIZE XMLCAST XMLEXISTS XMLTABLE XMLCOLATTVAL XMLNAMESPACES',
  'XMLCDATA XMLCOMMENT XMLTEXT XMLDOCUMENT TREAT WEIGHT_STRING CHAR ML PREDICTION PREDICTION_PROBABILITY CLUSTER_ID',
  'CLUSTER_PROBABILITY CLUSTER_SET CLUSTER_DISTANCE CLUSTER_DETAILS FEATURE_ID FEATURE_SET FEATURE_VALUE FEATURE_DETAILS',
  'FEATURE_COMPARE PREDICTION_BOUNDS ORA_DM_PARTITION_NAME PREDICTION_SET PREDICTION_DETAILS PREDICTION_COST VALIDATE_CONVERSION TO_NUMBER TO_DATE',
  'TO_TIMESTAMP TO_TIMESTAMP_TZ TO_CLOB TO_BINARY_DOUBLE TO_BINARY_FLOAT TO_DSINTERVAL TO_YMINTERVAL LISTAGG',
  'VECTOR_EMBEDDING VECTOR_CHUNKS AI_GENERATE_EMBEDDINGS REGEXP_LIKE PARSE TRY_PARSE COLLATION GRAPH_TABLE',
  'CONTAINSTABLE FREETEXTTABLE',
);

/** Functions whose arguments are no expressions of this query: external sources and models. */
const OPAQUE_ARGUMENTS: ReadonlySet<string> = new Set(['OPENROWSET', 'OPENDATASOURCE', 'PREDICT', 'CONTAINSTABLE', 'FREETEXTTABLE']);

/** Parses `name(…)`; the name is taken, the parenthesis stands here. */
export function parseCall(p: Parser, name: ObjectName, start: number): Call {
  const parts = emptyParts();
  const grammar = commandGrammar(p.dialect);
  const simple = name.parts.length === 1 ? (name.parts[0]?.name.toUpperCase() ?? '') : '';
  p.pos++;
  p.nested(
    () => {
      const pattern = name.parts[0]?.quoted === true ? undefined : grammar.functions.get(simple);
      if (pattern !== undefined) append(parts.args, parseByPattern(p, grammar, pattern) ?? []);
      else if (OPAQUE_ARGUMENTS.has(simple) || (simple === 'VECTOR_SEARCH' && p.dialect.features.equalsAlias)) skipArguments(p);
      else if (LOOSE_ARGUMENTS.has(simple) && !p.dialect.features.plainArguments) parseLooseArguments(p, parts, simple);
      else parseArguments(p, parts);
    },
    () => {
      let depth = 1;
      while (!p.atEnd() && depth > 0) {
        if (p.at('(')) depth++;
        else if (p.at(')') && --depth === 0) break;
        p.pos++;
      }
    },
  );
  p.close(')');
  return finishCall(p, name, start, parts);
}

function skipArguments(p: Parser): void {
  while (!p.atEnd() && !p.at(')')) {
    if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
}

const NULLS: ReadonlySet<string> = new Set(['IGNORE', 'RESPECT']);

function parseArguments(p: Parser, parts: CallParts): void {
  if (p.at(')')) return;
  if (p.eat('DISTINCT') || p.eat('UNIQUE')) parts.distinct = true;
  else if (p.at('ALL') && p.text(1) !== ')' && p.text(1) !== ',') p.pos++;
  if (!p.at('ORDER')) {
    do {
      if (p.at(')') && parts.args.length > 0 && p.dialect.features.trailingCommasEverywhere) break;
      parts.args.push(parseArgument(p));
    } while (p.eat(','));
  }
  parseArgumentTail(p, parts);
}

/** `(x, i) ->`: names alone between the parentheses. */
function leadsToLambda(p: Parser): boolean {
  if (!p.at('(')) return false;
  let ahead = 1;
  while (p.type(ahead) === TokenType.word && p.text(ahead + 1) === ',') ahead += 2;
  return ahead > 1 && p.type(ahead) === TokenType.word && p.text(ahead + 1) === ')' && p.text(ahead + 2) === '->';
}

function parseArgument(p: Parser): Expression {
  const start = p.start();
  const type = p.type();
  if (type === TokenType.word || type === TokenType.quotedIdentifier || type === TokenType.parameter) {
    const operator = p.text(1);
    if (operator === '=>' || (operator === ':=' && (type !== TokenType.parameter || !p.dialect.features.assignmentExpressions))) {
      const name = p.takeName();
      p.pos++;
      return { kind: 'named-argument', start, name, value: p.rules.expression(p), end: p.end() };
    }
    if (
      operator === '->' &&
      p.dialect.features.lambdas &&
      p.dialect.features.arrows &&
      type === TokenType.word &&
      p.type(2) !== TokenType.string &&
      p.type(2) !== TokenType.number
    ) {
      const parameter = p.takeName();
      p.pos++;
      return { kind: 'lambda', start, parameters: [parameter], body: p.rules.expression(p), end: p.end() };
    }
    const text = p.text();
    if (text === 'LAMBDA' && p.isName(1) && p.dialect.features.fromFirst) {
      p.pos++;
      const parameters = [p.takeName()];
      while (p.eat(',')) parameters.push(p.name('a parameter'));
      p.expect(':');
      return { kind: 'lambda', start, parameters, body: p.rules.expression(p), end: p.end() };
    }
    if (text === 'MODEL' && operator !== '(' && p.isName(1) && p.dialect.features.structLiterals) {
      // BigQuery: ML.PREDICT(MODEL dataset.model, …).
      p.pos++;
      p.rules.objectName(p);
      return { kind: 'literal', start, end: p.end(), type: 'other' };
    }
    if (text === 'TABLE' && operator === '(' && p.dialect.features.lateralView && startsQuery(p, 2)) {
      // Spark: f(TABLE(SELECT …)).
      p.pos += 2;
      const query = p.rules.query(p);
      p.close(')');
      return { kind: 'subquery', start, end: p.end(), query };
    }
    if (text === 'TABLE' && operator !== '(' && p.isName(1)) {
      p.pos++;
      const table = p.rules.tableRef(p);
      return tableArgument(p, start, table);
    }
    if ((text === 'CHANGES' || text === 'VERSION') && p.dialect.features.equalsAlias && p.isName(1)) {
      // T-SQL: CHANGETABLE(CHANGES t, @since).
      p.pos++;
      return tableArgument(p, start, p.rules.tableRef(p));
    }
    if (
      text === 'LANGUAGE' &&
      p.dialect.features.equalsAlias &&
      operator === '' &&
      p.type(1) !== TokenType.end &&
      p.type(1) !== TokenType.operator
    ) {
      p.pos++;
      return p.rules.operand(p, 130);
    }
    if (text === 'MODEL' && p.isName(1) && operator === '') {
      p.pos++;
      return p.rules.expression(p);
    }
    if (text === 'VARIADIC') {
      p.pos++;
      return parseArgument(p);
    }
    if ((text === 'SELECT' || text === 'WITH') && startsQuery(p)) {
      // A query without parentheses of its own: ARRAY(SELECT …), macros of some dialects.
      const query = p.rules.query(p);
      return { kind: 'subquery', start, end: p.end(), query };
    }
    if (text === 'INTERVAL' && p.isName(1) && p.text(2) !== ',' && !p.dialect.features.distinctOn) return p.rules.expression(p);
  }
  if (p.dialect.features.lambdas && p.dialect.features.arrows && leadsToLambda(p)) {
    const parameters = p.nameList('a parameter');
    p.pos++;
    return { kind: 'lambda', start, parameters, body: p.rules.expression(p), end: p.end() };
  }
  if (p.dialect.features.connectBy && p.at('FOR') && p.isName(1)) return parseIterandChoice(p, start);
  if (p.dialect.features.connectBy && p.at('PARTITION') && p.text(1) === 'BY') {
    // Oracle: APPROX_RANK(PARTITION BY a ORDER BY b).
    p.pos += 2;
    return p.rules.expression(p);
  }
  const value = p.at('*') && !skipUnpacking(p) ? takeStar(p) : p.rules.expression(p);
  if (p.dialect.features.connectBy && p.at('=>')) {
    // PL/SQL: a collection's element by its index, t(1 => 'x').
    p.pos++;
    const element = p.rules.expression(p);
    return { kind: 'operation', start, end: p.end(), op: '=>', operands: [value, element] };
  }
  if (p.at('AS') && (p.dialect.features.structLiterals || p.dialect.features.lateralView)) {
    p.pos++;
    const alias = p.isAnyName() ? p.takeName() : p.name('a name');
    return { kind: 'select-item', start, end: p.end(), expression: value, alias, assigns: null };
  }
  if (value.kind === 'star' && (p.at('EXCEPT') || p.at('EXCLUDE') || p.at('REPLACE')) && p.text(1) === '(') {
    p.pos++;
    p.skipGroup();
    return { ...value, end: p.end(), partial: true };
  }
  return value;
}

/** PL/SQL 21c: elements that a loop makes, t(FOR i IN 1 .. 10 INDEX k => i * 2). */
function parseIterandChoice(p: Parser, start: number): Expression {
  p.pos++;
  const operands: Expression[] = [];
  do p.name('a loop variable');
  while (p.eat(','));
  p.expect('IN');
  if ((p.at('INDICES') || p.at('VALUES') || p.at('PAIRS')) && p.text(1) === 'OF') p.pos += 2;
  do {
    p.eat('REVERSE');
    operands.push(p.rules.operand(p, 60));
    while (p.eat('..') || p.eat('BY') || p.eat('WHILE') || p.eat('WHEN') || p.eat('REPEAT')) operands.push(p.rules.expression(p));
  } while (p.eat(','));
  if (!p.eat('SEQUENCE') && p.eat('INDEX')) operands.push(p.rules.expression(p));
  p.expect('=>');
  operands.push(p.rules.expression(p));
  return { kind: 'operation', start, end: p.end(), op: '=>', operands };
}

function tableArgument(p: Parser, start: number, table: TableRef): Expression {
  return {
    kind: 'subquery',
    start,
    end: p.end(),
    query: {
      kind: 'query',
      start: table.start,
      end: table.end,
      with: null,
      body: { kind: 'table-command', start: table.start, end: table.end, from: table },
      orderBy: [],
      limits: [],
    },
  };
}

/** What may follow the last argument: ORDER BY, SEPARATOR, LIMIT, null treatment, ON OVERFLOW, USING. */
function parseArgumentTail(p: Parser, parts: CallParts): void {
  for (;;) {
    if (p.at('ORDER') && (p.text(1) === 'BY' || p.text(1) === 'SIBLINGS')) append(parts.orderBy, p.rules.orderItems(p));
    else if (p.dialect.features.plainArguments) return;
    else if (p.at('WITH') && p.text(1) === 'SINGLE' && p.dialect.features.lateralView) p.pos += 3;
    else if (
      (p.at('PARTITION') || p.at('DISTRIBUTE')) &&
      p.text(1) === 'BY' &&
      (p.dialect.features.connectBy || p.dialect.features.lateralView)
    ) {
      p.pos += 2;
      do parts.extra.push(p.rules.expression(p));
      while (p.eat(','));
    } else if (p.at('HAVING') && (p.text(1) === 'MAX' || p.text(1) === 'MIN')) {
      p.pos += 2;
      parts.extra.push(p.rules.expression(p));
    } else if (p.eat('SEPARATOR') || p.eat('LIMIT')) {
      parts.extra.push(p.rules.expression(p));
      if (p.text(-2) === 'LIMIT' && p.dialect.features.limitComma && p.eat(',')) parts.extra.push(p.rules.expression(p));
    } else if (p.at('USING') && p.isAnyName(1)) {
      p.pos += 2;
      while (p.eat(',')) parts.extra.push(p.rules.expression(p));
    } else if (NULLS.has(p.text()) && p.text(1) === 'NULLS') p.pos += 2;
    else if (p.at('ON') && p.text(1) === 'OVERFLOW') {
      p.pos += 2;
      while (!p.atEnd() && !p.at(')')) p.pos++;
    } else if (p.at('WITH') && (p.text(1) === 'ROLLUP' || p.text(1) === 'UNIQUE')) p.pos += 2;
    else return;
  }
}

const LOOSE_WORDS: ReadonlySet<string> = words(
  'NAME EVALNAME KEY VALUE IS FORMAT JSON RETURNING PASSING BY REF DEFAULT ERROR EMPTY ON NULL ABSENT WITH WITHOUT UNIQUE',
  'KEYS WRAPPER ARRAY UNCONDITIONAL CONDITIONAL STRICT LAX PRETTY ASCII TRUNCATE COLUMNS PATH NESTED FOR ORDINALITY',
  'EXISTS CONTENT DOCUMENT WELLFORMED VERSION STANDALONE YES NO ENCODING SEQUENCE INDENT HIDE SHOW DEFAULTS USING',
  'OVERFLOW COUNT CONVERSION ENTITYESCAPING NOENTITYESCAPING TRUE FALSE KEEP OMIT QUOTES SCALAR STRING UNKNOWN OBJECT SET',
  'REMOVE APPEND INSERT REPLACE RENAME MISMATCH TYPE SCHEMACHECK XMLSCHEMA ALLOW DISALLOW EXTENDED CHARACTER CHARSET CAST',
  'EVALUATION COST MODEL CRITERIA ORDERED PRESENT IGNORE CREATE SORT MERGE PREPEND COPY UNION INTERSECT MINUS IGNORE',
  'NULLS LANGUAGE USE',
);

/** JSON and XML functions: expressions between words that only steer them. */
const NAMED_BY_AS: ReadonlySet<string> = new Set(['XMLATTRIBUTES', 'XMLFOREST', 'XMLCOLATTVAL', 'XMLTABLE', 'XMLNAMESPACES']);

function parseLooseArguments(p: Parser, parts: CallParts, name: string): void {
  // Oracle: XMLELEMENT("a", …) names the element without NAME.
  if (name === 'XMLELEMENT' && p.isAnyName() && (p.text(1) === ',' || p.text(1) === ')') && !p.dialect.features.typedLiterals) p.takeName();
  if (p.eat('DISTINCT')) parts.distinct = true;
  // Two values need a comma, a colon or a word between them.
  let afterValue = false;
  while (!p.atEnd() && !p.at(')')) {
    const before = p.pos;
    const values = parts.args.length;
    if (p.at('ORDER') && p.text(1) === 'BY') append(parts.orderBy, p.rules.orderItems(p));
    else if (p.eat('COLUMNS')) skipColumns(p);
    else if (p.at('RETURNING')) {
      p.pos++;
      p.rules.dataType(p);
    } else if (p.at('FOR') && p.text(1) === 'ORDINALITY') p.pos += 2;
    else if (p.at('INDENT') && p.text(1) === 'SIZE') {
      p.pos += 2;
      p.expect('=');
    } else if (p.at(',') || p.at(':')) {
      if (p.text(-1) === ',' || (p.text(-1) === '(' && p.at(','))) p.unexpected('an argument');
      p.pos++;
    } else if (p.at('USING') && name === 'CHAR' && p.isAnyName(1)) {
      p.pos += 2;
    } else if (LOOSE_WORDS.has(p.text()) && p.text(1) !== '(' && p.text(1) !== '.') {
      const wasName = p.at('NAME') || p.at('EVALNAME');
      p.pos++;
      if (wasName && p.isAnyName() && !p.at('(')) p.takeName();
    } else if (p.at('AS')) {
      p.pos++;
      if (!NAMED_BY_AS.has(name)) p.rules.dataType(p);
      else if (p.isAnyName()) p.takeName();
    } else if (startsQuery(p) && !p.at('(')) {
      const start = p.start();
      const query = p.rules.query(p);
      parts.args.push({ kind: 'subquery', start, end: p.end(), query });
    } else {
      if (afterValue && p.isName() && simpleAlias(p)) p.pos++;
      else {
        if (afterValue) p.unexpected('"," or ")"');
        parts.args.push(
          p.at('*') && !skipUnpacking(p) ? takeStar(p) : name === 'JSON_OBJECT' ? p.rules.operand(p, 41) : p.rules.expression(p),
        );
      }
    }
    if (p.pos === before) {
      p.unexpected('an argument');
      break;
    }
    afterValue = parts.args.length > values;
  }
}

/** XMLFOREST(a + b total): a name right before the comma or the end. */
function simpleAlias(p: Parser): boolean {
  return !p.dialect.features.typedLiterals && (p.text(1) === ',' || p.text(1) === ')');
}

/** The column list of JSON_TABLE and XMLTABLE where it stands in an expression. */
function skipColumns(p: Parser): void {
  if (p.at('(')) {
    p.skipGroup();
    return;
  }
  let depth = 0;
  while (!p.atEnd() && !(depth === 0 && p.at(')'))) {
    if (p.at('(')) depth++;
    else if (p.at(')')) depth--;
    p.pos++;
  }
}

// ---- behind the call

/** WITHIN GROUP, FILTER, null treatment, KEEP, OVER. */
export function parseCallSuffix(p: Parser, call: Call): Call {
  const parts: CallParts = {
    args: [...call.args],
    distinct: call.distinct,
    orderBy: [...call.orderBy],
    withinGroup: [],
    filter: null,
    over: null,
    extra: [...call.extra],
  };
  let changed = false;
  for (;;) {
    const text = p.text();
    if (text === 'WITHIN' && p.text(1) === 'GROUP') {
      p.pos += 2;
      p.expect('(');
      // T-SQL's graphs: WITHIN GROUP (GRAPH PATH).
      if (!p.eatWords('GRAPH', 'PATH')) append(parts.withinGroup, p.rules.orderItems(p));
      p.close(')');
    } else if (text === 'FILTER' && p.text(1) === '(') {
      p.pos += 2;
      if (!p.dialect.features.fromFirst || p.at('WHERE')) p.expect('WHERE');
      parts.filter = p.rules.expression(p);
      p.close(')');
    } else if ((text === 'IGNORE' || text === 'RESPECT') && p.text(1) === 'NULLS') p.pos += 2;
    else if (
      text === 'FROM' &&
      (p.text(1) === 'FIRST' || p.text(1) === 'LAST') &&
      (p.text(2) === 'OVER' || p.text(2) === 'IGNORE' || p.text(2) === 'RESPECT')
    )
      p.pos += 2;
    else if (text === 'KEEP' && p.text(1) === '(') {
      p.pos += 2;
      p.eat('DENSE_RANK');
      if (!p.eat('FIRST')) p.expect('LAST');
      append(parts.orderBy, p.rules.orderItems(p));
      p.close(')');
    } else if (text === 'OVER' && (p.text(1) === '(' || p.isName(1))) {
      p.pos++;
      if (p.at('(')) {
        p.pos++;
        parts.over = p.rules.windowSpec(p);
        p.close(')');
      } else parts.over = p.takeName();
    } else if (text === 'WITH' && (p.text(1) === 'ORDINALITY' || p.text(1) === 'OFFSET')) break;
    else if (text === 'OVERLAY') break;
    else break;
    changed = true;
  }
  return changed ? finishCall(p, call.name, call.start, parts) : call;
}

// ---- functions with syntax of their own

const SPECIAL: ReadonlySet<string> = words(
  'CAST TRY_CAST SAFE_CAST CONVERT TRY_CONVERT EXTRACT POSITION SUBSTRING SUBSTR TRIM OVERLAY MATCH GROUPING CUBE ROLLUP',
  'COLUMNS VALUES CEIL FLOOR NORMALIZE',
);

export function isSpecialCall(word: string): boolean {
  return SPECIAL.has(word);
}

/** Null when the ordinary argument list fits after all. */
export function parseSpecialCall(p: Parser, word: string, start: number): Expression | null {
  switch (word) {
    case 'CAST':
    case 'TRY_CAST':
    case 'SAFE_CAST':
      return parseCast(p, start, word !== 'CAST');
    case 'CONVERT':
    case 'TRY_CONVERT':
      return p.dialect.features.equalsAlias
        ? parseTypeFirstConvert(p, start, word !== 'CONVERT')
        : p.dialect.features.assignmentExpressions
          ? parseConvert(p, start)
          : null;
    case 'EXTRACT':
      return parseExtract(p, start);
    case 'POSITION':
      return parseWithWords(p, start, POSITION_WORDS);
    case 'SUBSTRING':
    case 'SUBSTR':
    case 'OVERLAY':
      return parseWithWords(p, start, SUBSTRING_WORDS);
    case 'CEIL':
    case 'FLOOR':
      return parseWithWords(p, start, CEIL_WORDS);
    case 'TRIM':
      return parseTrim(p, start);
    case 'MATCH':
      if (p.dialect.features.equalsAlias) return parseGraphMatch(p, start);
      return p.dialect.features.assignmentExpressions ? parseMatchAgainst(p, start) : null;
    default:
      return null;
  }
}

function parseCast(p: Parser, start: number, safe: boolean): Expression {
  p.pos += 2;
  if (p.at('MULTISET') || startsQuery(p)) {
    // Oracle: CAST(MULTISET(SELECT …) AS t)
    p.eat('MULTISET');
  }
  const expression = p.rules.expression(p);
  if (!p.eat('AS') && !(p.eat(',') && p.dialect.features.connectBy)) {
    p.unexpected('AS and a type');
    p.close(')');
    return { kind: 'cast', start, end: p.end(), expression, type: emptyType(p), safe };
  }
  const type = p.rules.dataType(p);
  if (
    p.at('DEFAULT') ||
    p.at('FORMAT') ||
    p.at(',') ||
    p.at('ARRAY') ||
    p.at('AT') ||
    p.at('CHARACTER') ||
    p.at('CHARSET') ||
    p.at('COLLATE')
  ) {
    // Formats and defaults: values, but none that reaches another table's lineage except by expressions.
    const extra: Expression[] = [];
    while (!p.atEnd() && !p.at(')')) {
      const before = p.pos;
      if (p.eat('DEFAULT') || p.eat('FORMAT') || p.eat(',')) extra.push(p.rules.expression(p));
      else p.pos++;
      if (p.pos === before) break;
    }
    p.close(')');
    const cast: Cast = { kind: 'cast', start, end: p.end(), expression, type, safe };
    return extra.length === 0 ? cast : { kind: 'operation', start, end: p.end(), op: 'CAST', operands: [cast, ...extra] };
  }
  p.close(')');
  return { kind: 'cast', start, end: p.end(), expression, type, safe };
}

function emptyType(p: Parser): Cast['type'] {
  return { kind: 'type', start: p.end(), end: p.end(), text: '', like: null, fields: [] };
}

/** T-SQL: CONVERT(type, expression, style). */
function parseTypeFirstConvert(p: Parser, start: number, safe: boolean): Expression {
  p.pos += 2;
  const type = p.rules.dataType(p);
  p.expect(',');
  const expression = p.rules.expression(p);
  if (p.eat(',')) p.rules.expression(p);
  p.close(')');
  return { kind: 'cast', start, end: p.end(), expression, type, safe };
}

/** MySQL: CONVERT(expression, type) and CONVERT(expression USING charset). */
function parseConvert(p: Parser, start: number): Expression {
  p.pos += 2;
  const expression = p.rules.expression(p);
  let type = emptyType(p);
  if (p.eat('USING')) p.takeName();
  else {
    p.expect(',');
    type = p.rules.dataType(p);
  }
  p.close(')');
  return { kind: 'cast', start, end: p.end(), expression, type, safe: false };
}

const POSITION_WORDS: ReadonlySet<string> = new Set(['IN']);
const SUBSTRING_WORDS: ReadonlySet<string> = words('FROM FOR PLACING SIMILAR ESCAPE USING');
const CEIL_WORDS: ReadonlySet<string> = new Set(['TO']);

/** EXTRACT(field FROM value): the field's name is no column. */
function parseExtract(p: Parser, start: number): Call {
  const parts = emptyParts();
  const name = p.takeName();
  p.pos++;
  if (p.isAnyName() || p.type() === TokenType.string) {
    p.pos++;
    // WEEK(MONDAY), SECOND(3)
    if (p.at('(')) p.skipGroup();
  } else p.unexpected('a field such as YEAR');
  if (!p.eat(',')) p.expect('FROM');
  parts.args.push(p.rules.expression(p));
  p.close(')');
  return finishCall(p, objectName([name], name), start, parts);
}

/** Arguments separated by commas or by the given words. */
function parseWithWords(p: Parser, start: number, words: ReadonlySet<string>): Call {
  const parts = emptyParts();
  const name = p.takeName();
  p.pos++;
  if (!p.at(')')) {
    do {
      // CEIL(x TO DAY): a unit, no column.
      if (words === CEIL_WORDS && p.text(-1) === 'TO') p.pos++;
      else parts.args.push(words.has('IN') ? p.rules.operand(p, 61) : p.rules.expression(p));
    } while (p.eat(',') || p.eatAny(words) !== '');
  }
  p.close(')');
  return finishCall(p, objectName([name], name), start, parts);
}

function parseTrim(p: Parser, start: number): Call {
  const parts = emptyParts();
  const name = p.takeName();
  p.pos++;
  for (const side of ['BOTH', 'LEADING', 'TRAILING']) {
    if (p.at(side) && p.text(1) !== ',' && p.text(1) !== ')') {
      p.pos++;
      break;
    }
  }
  while (!p.atEnd() && !p.at(')')) {
    if (p.eat('FROM') || p.eat(',')) continue;
    const before = p.pos;
    parts.args.push(p.rules.expression(p));
    if (p.pos === before || !(p.at('FROM') || p.at(','))) break;
  }
  if (parts.args.length === 0) p.unexpected('an expression');
  p.close(')');
  return finishCall(p, objectName([name], name), start, parts);
}

/** T-SQL's graphs: MATCH(a-(e)->b) is a pattern over aliases of FROM, no expression. */
function parseGraphMatch(p: Parser, start: number): Call {
  const name = p.takeName();
  p.pos++;
  if (p.at(')')) p.unexpected('a pattern');
  skipArguments(p);
  p.close(')');
  return finishCall(p, objectName([name], name), start, emptyParts());
}

/** MySQL: MATCH (a, b) AGAINST ('…' IN BOOLEAN MODE). */
function parseMatchAgainst(p: Parser, start: number): Expression {
  const parts = emptyParts();
  const name = p.takeName();
  if (p.eat('(')) {
    parseArguments(p, parts);
    p.close(')');
  } else {
    // MariaDB: MATCH a, b AGAINST ('…')
    do parts.args.push(p.rules.operand(p, 130));
    while (p.eat(','));
  }
  if (!p.at('AGAINST')) p.unexpected('AGAINST');
  if (p.eat('AGAINST')) {
    p.expect('(');
    parts.args.push(p.rules.operand(p, 61));
    while (!p.atEnd() && !p.at(')') && p.type() === TokenType.word) p.pos++;
    p.close(')');
  }
  return finishCall(p, objectName([name], name), start, parts);
}
