import { words } from '../dialects/words.ts';
import { objectName } from '../syntax/make.ts';
import type { DataType, Identifier, ObjectName } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import type { Parser } from './parser.ts';

/** Second and later words of type names. */
const CONTINUATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['DOUBLE', ['PRECISION']],
  ['LONG', ['RAW', 'VARCHAR', 'VARBINARY', 'VARYING']],
  ['CHARACTER', ['VARYING', 'LARGE']],
  ['CHAR', ['VARYING', 'LARGE', 'BYTE']],
  ['BINARY', ['VARYING', 'LARGE']],
  ['BIT', ['VARYING']],
  ['NATIONAL', ['CHARACTER', 'CHAR', 'VARCHAR']],
  ['NCHAR', ['VARYING', 'LARGE']],
  ['LARGE', ['OBJECT']],
]);

/** A type: `numeric(10, 2)`, `timestamp with time zone`, `ARRAY<STRUCT<a INT64>>`, `t.c%TYPE`, `int[]`. */
export function parseDataType(p: Parser): DataType {
  return p.nested(
    () => parseType(p),
    () => ({ kind: 'type', start: p.end(), end: p.end(), text: '', like: null, fields: [] }),
  );
}

function parseType(p: Parser): DataType {
  const start = p.start();
  const from = p.pos;
  const fields: { name: Identifier | null; type: DataType }[] = [];
  p.eat('SETOF');
  if (p.dialect.features.assignmentExpressions && (p.atWords('TYPE', 'OF') || p.atWords('ROW', 'TYPE', 'OF'))) {
    p.pos += p.at('ROW') ? 3 : 2;
    const like = p.rules.objectName(p);
    return { kind: 'type', start, end: p.end(), text: typeText(p, from), like, fields };
  }
  if ((!p.isAnyName() && !isUnionType(p)) || (p.type() === TokenType.word && isNoType(p))) {
    p.probe?.expects.add('type');
    p.unexpected('a data type');
    return { kind: 'type', start: p.end(), end: p.end(), text: '', like: null, fields };
  }
  const word = p.text();
  const like = word === 'INTERVAL' ? parseInterval(p) : parseNamed(p, word, fields);
  parseSuffixes(p, word);
  return { kind: 'type', start, end: p.end(), text: typeText(p, from), like, fields };
}

/** DuckDB: UNION(a INTEGER, b VARCHAR). */
export function isUnionType(p: Parser): boolean {
  return p.at('UNION') && p.text(1) === '(' && p.dialect.features.fromFirst;
}

function isNoType(p: Parser): boolean {
  const text = p.text();
  if (p.dialect.features.exactKeywords) return p.dialect.features.notTypes.has(text) && !(text === 'TABLE' && p.text(1) === '(');
  return NEVER_A_TYPE.has(text) || (!isUnionType(p) && p.dialect.reserved.has(text) && !RESERVED_TYPES.has(text));
}

/** Types whose names some dialect reserves. */
const RESERVED_TYPES: ReadonlySet<string> = words(
  'ARRAY STRUCT INTERVAL RANGE TABLE CURSOR DOUBLE NATIONAL ROW SET ENUM MAP PROTO BINARY CHAR CHARACTER DATE TIMESTAMP',
  'REAL PRECISION VARYING LONG RAW IDENTITY KEY UNSIGNED SIGNED',
);

const NEVER_A_TYPE: ReadonlySet<string> = words(
  'NOT NULL PRIMARY UNIQUE DEFAULT CHECK REFERENCES CONSTRAINT SELECT FROM WHERE AS AND OR ON USING',
);

function typeText(p: Parser, from: number): string {
  const tokens = p.tokens;
  return tokens.text.slice(tokens.starts[from], tokens.ends[Math.max(from, p.pos - 1)]).replace(/\s+/g, ' ');
}

function parseInterval(p: Parser): null {
  p.pos++;
  if (FIELDS.has(p.text())) {
    p.pos++;
    if (p.at('(')) p.skipGroup();
    if (p.eat('TO')) {
      p.pos++;
      if (p.at('(')) p.skipGroup();
    }
  } else if (p.at('(')) p.skipGroup();
  return null;
}

const FIELDS: ReadonlySet<string> = words('YEAR MONTH DAY HOUR MINUTE SECOND DAY_SECOND');

function parseNamed(p: Parser, word: string, fields: { name: Identifier | null; type: DataType }[]): ObjectName | null {
  const start = p.start();
  const parts: Identifier[] = [p.takeName()];
  if ((word === 'STRUCT' || word === 'ARRAY' || word === 'MAP' || word === 'RANGE' || word === 'TABLE' || word === 'OBJECT') && p.at('<')) {
    parseAngleFields(p, fields);
    return null;
  }
  if ((word === 'STRUCT' || word === 'ROW' || word === 'TABLE' || word === 'UNION' || word === 'OBJECT' || word === 'MAP') && p.at('(')) {
    parseParenFields(p, fields);
    return null;
  }
  const continuation = CONTINUATIONS.get(word);
  if (continuation !== undefined) {
    while (continuation.includes(p.text()) || (word === 'NATIONAL' && p.at('VARYING')) || p.at('OBJECT')) p.pos++;
    if (p.at('VARYING')) p.pos++;
  }
  // SQLite takes any words for a type.
  while (p.dialect.features.sqliteVerbs && p.isName() && !p.at('GENERATED')) p.pos++;
  while (p.at('.') && p.isAnyName(1)) {
    p.pos++;
    parts.push(p.takeName());
  }
  if (p.at('@') && p.isAnyName(1)) p.pos += 2;
  if (p.at('%') && (p.text(1) === 'TYPE' || p.text(1) === 'ROWTYPE')) {
    const end = p.end();
    p.pos += 2;
    return objectName(parts, { start, end });
  }
  if (p.at('(')) parseTypeArguments(p);
  return null;
}

/** `(10, 2)`, `(MAX)`, `(30 CHAR)`, `('a', 'b')`. */
function parseTypeArguments(p: Parser): void {
  p.pos++;
  if (p.dialect.features.typedLiterals) {
    do p.rules.expression(p);
    while (p.eat(','));
    p.close(')');
    return;
  }
  do {
    if (p.at('-') || p.at('+')) p.pos++;
    if (!startsTypeArgument(p)) {
      p.unexpected('a length or another argument of the type');
      break;
    }
    p.pos++;
    while (p.at('.') && p.isAnyName(1)) p.pos += 2;
    if (p.at('(')) p.skipGroup();
    // VARCHAR2(30 CHAR), and whole types inside others: Nullable(DateTime(3)), ENUM words.
    while (p.isName() || (p.at('.') && p.isAnyName(1))) p.pos++;
    // Snowflake: ARRAY(NUMBER NOT NULL), MAP(VARCHAR, NUMBER NOT NULL).
    if (p.dialect.features.colonPaths) p.eatWords('NOT', 'NULL');
  } while (p.eat(','));
  p.close(')');
}

function startsTypeArgument(p: Parser): boolean {
  const type = p.type();
  return (
    type === TokenType.number ||
    type === TokenType.string ||
    type === TokenType.word ||
    type === TokenType.parameter ||
    type === TokenType.dynamic ||
    type === TokenType.jinja ||
    type === TokenType.quotedIdentifier ||
    p.at('*')
  );
}

/** `<INT64>`, `<a INT64, b STRING>`; the end may be one half of `>>`. */
function parseAngleFields(p: Parser, fields: { name: Identifier | null; type: DataType }[]): void {
  p.pos++;
  if (!p.at('>')) {
    do {
      const named =
        p.isAnyName() &&
        (p.text(1) === ':' || (p.isAnyName(1) && p.text(1) !== 'VARYING' && p.text(1) !== 'PRECISION' && p.text(1) !== 'NOT'));
      const name = named ? p.takeName() : null;
      if (named) p.eat(':');
      const type = parseDataType(p);
      fields.push({ name, type });
      skipFieldOptions(p);
    } while (!p.halfAngle && p.eat(','));
  }
  closeAngle(p);
}

function skipFieldOptions(p: Parser): void {
  for (;;) {
    if (p.atWords('NOT', 'NULL')) p.pos += 2;
    else if (p.at('OPTIONS') && p.text(1) === '(') {
      p.pos++;
      p.skipGroup();
    } else if (p.at('COMMENT') && p.type(1) === TokenType.string) p.pos += 2;
    else if (p.eat('COLLATE') || p.eat('DEFAULT')) p.rules.operand(p, 130);
    else return;
  }
}

function closeAngle(p: Parser): void {
  if (p.halfAngle) {
    p.halfAngle = false;
    p.pos++;
    return;
  }
  if (p.at('>>')) {
    p.halfAngle = true;
    return;
  }
  p.expect('>');
}

function parseParenFields(p: Parser, fields: { name: Identifier | null; type: DataType }[]): void {
  p.pos++;
  while (!p.atEnd() && !p.at(')')) {
    const before = p.pos;
    if (p.text(1) === ',' || p.text(1) === ')') fields.push({ name: null, type: parseDataType(p) });
    else {
      const name = p.isAnyName() ? p.takeName() : null;
      fields.push({ name, type: parseDataType(p) });
      skipFieldOptions(p);
    }
    if (!p.eat(',') || p.pos === before) break;
  }
  p.close(')');
}

const TIME_TYPES: ReadonlySet<string> = new Set(['TIME', 'TIMESTAMP']);
/** MySQL: CAST(x AS SIGNED INTEGER). */
const WORD_SUFFIXES: ReadonlySet<string> = words('UNSIGNED SIGNED ZEROFILL BINARY ASCII UNICODE BYTE INTEGER INT');

function parseSuffixes(p: Parser, word: string): void {
  if (TIME_TYPES.has(word)) {
    if (p.at('WITH') || p.at('WITHOUT')) {
      const ahead = p.text(1) === 'LOCAL' ? 2 : 1;
      if (p.text(ahead) === 'TIME' && p.text(ahead + 1) === 'ZONE') p.pos += ahead + 2;
    }
  }
  for (;;) {
    if (p.at('[') && p.dialect.features.subscripts && !p.dialect.features.hyphenatedNames) {
      p.pos++;
      if (p.type() === TokenType.number) p.pos++;
      p.close(']');
    } else if (p.at('ARRAY') && p.dialect.features.distinctOn) {
      p.pos++;
      if (p.at('[')) {
        p.pos += 2;
        p.close(']');
      }
    } else if (p.dialect.features.assignmentExpressions && WORD_SUFFIXES.has(p.text())) p.pos++;
    else if (p.dialect.features.assignmentExpressions && p.at('CHARACTER') && p.text(1) === 'SET') p.pos += 3;
    else if (p.dialect.features.assignmentExpressions && p.at('CHARSET')) p.pos += 2;
    else if (p.dialect.features.assignmentExpressions && p.at('COLLATE')) p.pos += 2;
    else if (p.dialect.features.assignmentExpressions && p.eat('COMPRESSED')) p.eat('=');
    else return;
  }
}
