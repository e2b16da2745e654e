import { words } from '../dialects/words.ts';
import type { Expression, ForeignKey, Identifier, TableConstraint } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import type { Parser } from './parser.ts';

const MATCHES: ReadonlySet<string> = new Set(['FULL', 'PARTIAL', 'SIMPLE']);

export function parseReferences(p: Parser, columns: readonly Identifier[]): ForeignKey {
  const start = columns[0]?.start ?? p.start();
  p.expect('REFERENCES');
  const table = p.rules.objectName(p);
  const tableColumns = p.at('(') ? p.nameList('a column name') : [];
  for (;;) {
    if (p.eat('MATCH')) p.eatAny(MATCHES);
    else if (p.at('ON') && (p.text(1) === 'DELETE' || p.text(1) === 'UPDATE')) {
      p.pos += 2;
      if (p.at('SET') || p.at('NO')) p.pos += 2;
      else p.pos++;
      if (p.at('(')) p.skipGroup();
    } else if (p.at('NOT') && (p.text(1) === 'DEFERRABLE' || p.text(1) === 'ENFORCED' || p.text(1) === 'VALID' || p.text(1) === 'FOR'))
      p.pos += p.text(1) === 'FOR' ? 3 : 2;
    else if (CONSTRAINT_STATES.has(p.text())) p.pos++;
    else if (p.at('EXCEPTIONS') && p.text(1) === 'INTO') {
      p.pos += 2;
      p.rules.objectName(p);
    } else if (p.at('USING') && p.text(1) === 'INDEX') skipKeyOptions(p);
    else break;
  }
  return { kind: 'foreign-key', start, end: p.end(), columns, table, tableColumns };
}

const CONSTRAINT_STATES: ReadonlySet<string> = words(
  'DEFERRABLE INITIALLY DEFERRED IMMEDIATE ENABLE DISABLE VALIDATE NOVALIDATE RELY NORELY ENFORCED',
);

/** A table constraint, or null when a column stands here. */
export function parseConstraint(p: Parser): TableConstraint | null {
  const start = p.start();
  let name: Identifier | null = null;
  if (p.at('CONSTRAINT') && (p.isAnyName(1) || p.atEnd())) {
    p.pos++;
    skipIfNotExists(p);
    if (!CONSTRAINT_STARTS.has(p.text())) name = p.isAnyName() ? p.takeName() : p.name('a constraint name');
    if (p.at('NOT') && p.text(1) === 'NULL') {
      p.pos += 2;
      const column = p.isAnyName() ? [p.takeName()] : [];
      return { kind: 'constraint', start, end: p.end(), type: 'other', name, columns: column, foreignKey: null, expressions: [] };
    }
  }
  const make = (
    type: TableConstraint['type'],
    columns: readonly Identifier[],
    foreignKey: ForeignKey | null = null,
    expressions: readonly Expression[] = [],
  ): TableConstraint => ({ kind: 'constraint', start, end: p.end(), type, name, columns, foreignKey, expressions });
  switch (p.text()) {
    case 'PRIMARY':
      if (p.text(1) !== 'KEY') break;
      p.pos += 2;
      return make('primary-key', parseKeyColumns(p));
    case 'UNIQUE':
      if (name === null && p.isAnyName(1) && p.text(1) === '' && p.text(2) !== '(') break;
      p.pos++;
      if (!p.eat('KEY')) p.eat('INDEX');
      skipIfNotExists(p);
      return make('unique', parseKeyColumns(p));
    case 'FOREIGN': {
      if (p.text(1) !== 'KEY') break;
      p.pos += 2;
      skipIfNotExists(p);
      if (p.isName() && p.text(1) === '(') p.takeName();
      const columns = p.nameList('a column name');
      const foreignKey = parseReferences(p, columns);
      return make('foreign-key', columns, foreignKey);
    }
    case 'CHECK': {
      if (p.text(1) !== '(' && p.text(1) !== 'NOT') break;
      p.pos++;
      if (p.at('NOT')) p.pos += 3;
      p.expect('(');
      const expression = p.rules.expression(p);
      p.close(')');
      if (p.at('NO') && p.text(1) === 'INHERIT') p.pos += 2;
      skipStates(p);
      return make('check', [], null, [expression]);
    }
    case 'EXCLUDE':
      if (p.text(1) !== 'USING' && p.text(1) !== '(') break;
      p.pos++;
      if (p.eat('USING')) p.takeName();
      p.skipGroup();
      skipKeyOptions(p);
      if (p.eat('WHERE')) p.skipGroup();
      skipStates(p);
      if (p.at('NO') && p.text(1) === 'INHERIT') p.pos += 2;
      return make('other', []);
    case 'INDEX':
    case 'KEY':
    case 'FULLTEXT':
    case 'SPATIAL':
      if (p.at('INDEX') && p.dialect.features.colonPaths && p.isName(1) && p.text(2) === '(') {
        // Snowflake's hybrid tables.
        p.pos++;
        return make('index', parseKeyColumns(p));
      }
      if (!(p.dialect.features.assignmentExpressions || p.dialect.features.equalsAlias)) break;
      if (p.text() !== 'INDEX' && !p.dialect.features.assignmentExpressions) break;
      p.pos++;
      if (!p.eat('KEY')) p.eat('INDEX');
      skipIfNotExists(p);
      return make('index', parseKeyColumns(p));
    case 'DEFAULT':
      if (name === null) break;
      p.pos++;
      return make('other', [], null, [p.rules.expression(p), ...(p.eat('FOR') ? [p.rules.operand(p, 130)] : [])]);
    case 'CONNECTION':
      p.pos++;
      p.skipGroup();
      skipKeyOptions(p);
      return make('other', []);
    case 'SUPPLEMENTAL':
      while (!p.atEnd() && !p.at(',') && !p.at(')')) {
        if (p.at('(')) p.skipGroup();
        else p.pos++;
      }
      return make('other', []);
    case 'EXPECT':
      if (p.text(1) === '(') {
        p.pos += 2;
        const expression = p.rules.expression(p);
        p.close(')');
        if (p.eatWords('ON', 'VIOLATION')) {
          if (p.eat('DROP')) p.expect('ROW');
          else {
            p.expect('FAIL');
            p.expect('UPDATE');
          }
        }
        return make('other', [], null, [expression]);
      }
      break;
  }
  if (name !== null) {
    p.unexpected('PRIMARY KEY, UNIQUE, FOREIGN KEY or CHECK');
    return make('other', []);
  }
  return null;
}

const CONSTRAINT_STARTS: ReadonlySet<string> = new Set(['PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK', 'EXCLUDE']);

/** MariaDB: ADD INDEX IF NOT EXISTS. */
function skipIfNotExists(p: Parser): void {
  if (p.atWords('IF', 'NOT', 'EXISTS')) p.pos += 3;
}

function skipStates(p: Parser): void {
  for (;;) {
    if (CONSTRAINT_STATES.has(p.text())) p.pos++;
    else if (p.at('NOT') && (p.text(1) === 'DEFERRABLE' || p.text(1) === 'ENFORCED' || p.text(1) === 'VALID')) p.pos += 2;
    else if (p.at('USING') && p.text(1) === 'INDEX') skipKeyOptions(p);
    else return;
  }
}

/** The columns of a key or index, with what may surround them. */
function parseKeyColumns(p: Parser): Identifier[] {
  if (p.at('NULLS')) p.pos += p.text(1) === 'NOT' ? 3 : 2;
  while (p.at('CLUSTERED') || p.at('NONCLUSTERED') || p.at('HASH') || p.at('UNIQUE') || p.at('COLUMNSTORE')) p.pos++;
  if (p.at('USING') && p.text(1) !== 'INDEX') p.pos += 2;
  if (p.at('USING') && p.text(1) === 'INDEX') {
    skipKeyOptions(p);
    return [];
  }
  if (p.isName() && p.text(1) === '(') p.takeName();
  else if (
    p.isName() &&
    (p.text(1) === 'USING' || p.text(1) === 'CLUSTERED' || p.text(1) === 'NONCLUSTERED' || p.text(1) === 'UNIQUE' || p.text(1) === 'HASH')
  ) {
    p.takeName();
    while (!p.atEnd() && !p.at('(')) p.pos++;
  }
  const columns: Identifier[] = [];
  if (!p.at('(')) {
    if (!p.at(',') && !p.at(')') && !p.atEnd()) skipKeyOptions(p);
    return columns;
  }
  p.pos++;
  do {
    if (p.at('(')) {
      p.skipGroup();
    } else if (p.isAnyName() && p.text(1) !== '(') columns.push(p.takeName());
    else if (p.isAnyName()) {
      // MySQL's prefix length, or an expression.
      const first = p.takeName();
      if (p.type(1) === TokenType.number && p.text(2) === ')') columns.push(first);
      p.skipGroup();
    } else p.rules.expression(p);
    while (p.isAnyName()) p.pos++;
    if (p.at('WITH')) while (!p.atEnd() && !p.at(',') && !p.at(')')) p.pos++;
  } while (p.eat(','));
  p.close(')');
  skipKeyOptions(p);
  return columns;
}

const KEY_OPTIONS: ReadonlySet<string> = words(
  'CLUSTERED NONCLUSTERED ASC DESC ENABLE DISABLE VALIDATE NOVALIDATE RELY NORELY DEFERRABLE INITIALLY DEFERRED IMMEDIATE',
  'USING INDEX TABLESPACE ON WITH INCLUDE KEY_BLOCK_SIZE COMMENT VISIBLE INVISIBLE PARSER BTREE HASH ENFORCED STORAGE',
  'PCTFREE INITRANS LOCAL GLOBAL NOLOGGING LOGGING COMPUTE STATISTICS AUTOINCREMENT ROWTIME TIMESERIES WHERE EXCEPTIONS',
  'IGNORED INTO UNIQUE AUTO_INCREMENT NO WITHOUT PRECHECK COMPRESS REVERSE MAXTRANS FILESTREAM_ON BUCKET_COUNT',
);

/** Storage and state behind a key: words, names, values and groups, up to the comma or parenthesis. */
export function skipKeyOptions(p: Parser): void {
  for (;;) {
    if (p.atWords('NOT', 'IGNORED')) {
      p.pos += 2;
      continue;
    }
    if (p.at('NOT') && (p.text(1) === 'DEFERRABLE' || p.text(1) === 'ENFORCED' || p.text(1) === 'VALID')) {
      p.pos += 2;
      continue;
    }
    if (p.at('ON') && (p.text(1) === 'CONFLICT' || p.text(1) === 'DELETE' || p.text(1) === 'UPDATE')) {
      p.pos += 3;
      continue;
    }
    if (p.type() !== TokenType.word || !KEY_OPTIONS.has(p.text())) return;
    const word = p.text();
    if (word === 'WHERE') {
      p.pos++;
      p.rules.expression(p);
      continue;
    }
    p.pos++;
    p.eat('=');
    if (p.at('(')) p.skipGroup();
    else if (
      (word === 'TABLESPACE' ||
        word === 'ON' ||
        word === 'PARSER' ||
        word === 'INDEX' ||
        word === 'USING' ||
        word === 'COMMENT' ||
        word === 'KEY_BLOCK_SIZE' ||
        word === 'PCTFREE' ||
        word === 'INITRANS' ||
        word === 'INTO' ||
        word === 'MAXTRANS' ||
        word === 'COMPRESS' ||
        word === 'FILESTREAM_ON') &&
      !KEY_OPTIONS.has(p.text()) &&
      !p.at(',') &&
      !p.at(')') &&
      !p.at(';') &&
      !p.atEnd() &&
      !p.at('NULL') &&
      !p.at('NOT') &&
      !p.at('DEFAULT')
    ) {
      p.pos++;
      while (p.at('.') && p.isAnyName(1)) p.pos += 2;
      if (p.at('(')) p.skipGroup();
    }
  }
}
