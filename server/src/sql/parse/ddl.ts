import { words } from '../dialects/words.ts';
import type {
  ColumnDefinition,
  Command,
  CreateTable,
  CreateView,
  Expression,
  ForeignKey,
  Identifier,
  ObjectName,
  Query,
  TableConstraint,
} from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { startsQuery } from './lookahead.ts';
import { identifierName } from './names.ts';
import type { Parser } from './parser.ts';

interface Elements {
  columns: ColumnDefinition[];
  constraints: TableConstraint[];
  like: ObjectName[];
}

/** Words between CREATE and TABLE. */
const TABLE_MODIFIERS: ReadonlySet<string> = words(
  'OR REPLACE ALTER GLOBAL LOCAL TEMPORARY TEMP PRIVATE UNLOGGED EXTERNAL FOREIGN VOLATILE TRANSIENT SHARDED DUPLICATED',
  'IMMUTABLE BLOCKCHAIN HYBRID DYNAMIC ICEBERG SNAPSHOT COLUMN ROW MULTISET JSON COLLECTION STREAMING LIVE REFRESH',
);

/** Whether CREATE here leads to TABLE. */
export function leadsToTable(p: Parser): boolean {
  let ahead = 1;
  while (TABLE_MODIFIERS.has(p.text(ahead))) ahead++;
  return p.text(ahead) === 'TABLE' && p.text(ahead + 1) !== 'FUNCTION';
}

export function parseCreateTable(p: Parser): CreateTable {
  const start = p.start();
  let temporary = false;
  let external = false;
  let openColumns = false;
  while (!p.eat('TABLE')) {
    if (p.at('TEMP') || p.at('TEMPORARY') || p.at('VOLATILE')) temporary = true;
    if (p.at('EXTERNAL') || p.at('FOREIGN') || p.at('ICEBERG')) external = true;
    p.pos++;
  }
  const ifNotExists = p.at('IF') && p.text(1) === 'NOT';
  if (ifNotExists) {
    p.pos += 2;
    p.expect('EXISTS');
  }
  const name = p.rules.objectName(p);
  const elements: Elements = { columns: [], constraints: [], like: [] };
  let columnNames: Identifier[] = [];
  let query: Query | null = null;
  if (p.at('(')) {
    if (startsQuery(p, 1)) query = parseQueryInParentheses(p);
    else if (isNameList(p)) columnNames = p.nameList('a column name');
    else parseElements(p, elements);
  } else if (p.at('OF') && p.isName(1)) {
    p.pos++;
    p.rules.objectName(p);
    openColumns = true;
    if (p.at('(')) p.skipGroup();
  } else if (p.atEnd() || (p.type() === TokenType.word && p.text() === '' && p.text(1) !== '=' && !p.templated))
    p.unexpected('"(" and columns, or AS and a query');
  const options = parseTableOptions(p, elements);
  query = options.query ?? query;
  if (elements.columns.length === 0 && elements.like.length === 0 && query === null) openColumns = true;
  if (external && elements.columns.length === 0) openColumns = true;
  return {
    kind: 'create-table',
    start,
    end: p.end(),
    name,
    temporary,
    external,
    ifNotExists,
    columns: elements.columns,
    constraints: elements.constraints,
    columnNames,
    like: elements.like,
    query,
    comment: options.comment,
    extra: options.extra,
    openColumns: openColumns || options.openColumns,
  };
}

function parseQueryInParentheses(p: Parser): Query {
  p.pos++;
  const query = p.rules.query(p);
  p.close(')');
  return query;
}

/** `(a, b, c)` without types: the names of a CREATE TABLE … AS. SQLite's untyped columns look the same and are columns too. */
function isNameList(p: Parser): boolean {
  let ahead = 1;
  for (;;) {
    if (!p.isAnyName(ahead)) return false;
    const next = p.text(ahead + 1);
    if (next === ',') ahead += 2;
    else if (next === ')') return isAsBehind(p, ahead + 2);
    else return false;
  }
}

function isAsBehind(p: Parser, from: number): boolean {
  let depth = 0;
  for (let ahead = from; p.type(ahead) !== TokenType.end && p.text(ahead) !== ';'; ahead++) {
    const text = p.text(ahead);
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (depth === 0 && (text === 'AS' || text === 'SELECT')) return true;
  }
  return false;
}

export function parseTableElements(p: Parser): Elements {
  const elements: Elements = { columns: [], constraints: [], like: [] };
  parseElements(p, elements);
  return elements;
}

function parseElements(p: Parser, elements: Elements): void {
  p.expect('(');
  do {
    if (p.at(')')) {
      if (p.text(-1) === ',' && !p.dialect.features.trailingCommas) p.unexpected('a column');
      break;
    }
    if (p.at('LIKE') && p.isAnyName(1)) {
      p.pos++;
      elements.like.push(p.rules.objectName(p));
      while ((p.at('INCLUDING') || p.at('EXCLUDING')) && p.isAnyName(1)) p.pos += 2;
      continue;
    }
    const before = p.pos;
    const constraint = parseConstraint(p);
    if (constraint !== null) elements.constraints.push(constraint);
    else if (p.at('PERIOD') && p.text(1) === 'FOR') {
      while (!p.atEnd() && !p.at('(')) p.pos++;
      p.skipGroup();
    } else elements.columns.push(parseColumnDefinition(p));
    if (p.pos === before) break;
  } while (p.eat(','));
  p.close(')');
}

// ---- columns

export function parseColumnDefinition(p: Parser): ColumnDefinition {
  const start = p.start();
  const name = p.isName()
    ? p.takeName()
    : p.isAnyName() && p.isAnyName(1)
      ? p.takeName()
      : p.type() === TokenType.string
        ? p.takeName()
        : p.name('a column name');
  if (p.atEnd()) p.probe?.expects.add('type');
  const flags = { notNull: false, primaryKey: false, unique: false, references: null as ForeignKey | null, comment: null as string | null };
  const expressions: Expression[] = [];
  const hasType = p.isAnyName() && !COLUMN_OPTIONS.has(p.text()) && !(p.at('AS') && p.text(1) !== '');
  const type = hasType && !p.at('AS') ? p.rules.dataType(p) : null;
  if (type === null && p.dialect.features.typedColumns && !p.at('AS') && !p.at('GENERATED') && name.name !== '')
    p.unexpected('a data type');
  parseColumnOptions(p, flags, expressions);
  return { kind: 'column-definition', start, end: p.end(), name, type, ...flags, expressions };
}

const COLUMN_OPTIONS: ReadonlySet<string> = words(
  'NOT NULL PRIMARY UNIQUE DEFAULT CHECK REFERENCES CONSTRAINT GENERATED COLLATE COMMENT OPTIONS IDENTITY AUTOINCREMENT',
  'AUTO_INCREMENT VISIBLE INVISIBLE ENCRYPT',
);

type Flags = { notNull: boolean; primaryKey: boolean; unique: boolean; references: ForeignKey | null; comment: string | null };

/** Everything behind a column's type, up to the comma or parenthesis that ends the column. */
function parseColumnOptions(p: Parser, flags: Flags, expressions: Expression[]): void {
  for (;;) {
    switch (p.text()) {
      case 'CONSTRAINT':
        p.pos++;
        if (p.isName() && !COLUMN_OPTIONS.has(p.text())) p.takeName();
        continue;
      case 'NOT':
        if (p.text(1) === 'NULL') {
          p.pos += 2;
          flags.notNull = true;
          p.eat('ENABLE');
          continue;
        }
        if (p.text(1) === 'DEFERRABLE' || p.text(1) === 'ENFORCED' || p.text(1) === 'VALID' || p.text(1) === 'VISIBLE') {
          p.pos += 2;
          continue;
        }
        if (p.text(1) === 'FOR') {
          p.pos += 3;
          continue;
        }
        break;
      case 'NULL':
        p.pos++;
        continue;
      case 'PRIMARY':
        p.pos++;
        p.expect('KEY');
        flags.primaryKey = true;
        skipKeyOptions(p);
        continue;
      case 'KEY':
        if (!p.dialect.features.assignmentExpressions) break;
        p.pos++;
        continue;
      case 'UNIQUE':
        p.pos++;
        p.eat('KEY');
        if (p.at('NULLS')) p.pos += p.text(1) === 'NOT' ? 3 : 2;
        flags.unique = true;
        skipKeyOptions(p);
        continue;
      case 'REFERENCES':
        flags.references = parseReferences(p, []);
        continue;
      case 'FOREIGN':
        if (p.text(1) !== 'KEY') break;
        p.pos += 2;
        flags.references = parseReferences(p, []);
        continue;
      case 'DEFAULT':
        p.pos++;
        if (p.at('ON') && p.text(1) === 'NULL') p.pos += 2;
        expressions.push(p.rules.operand(p, 61));
        if (p.at('ON') && p.text(1) === 'UPDATE') {
          p.pos += 2;
          expressions.push(p.rules.operand(p, 130));
        }
        if (p.at('WITH') && p.text(1) === 'VALUES') p.pos += 2;
        continue;
      case 'ON':
        if (p.text(1) === 'UPDATE' || p.text(1) === 'CONFLICT') {
          const isUpdate = p.text(1) === 'UPDATE';
          p.pos += 2;
          if (isUpdate) expressions.push(p.rules.operand(p, 130));
          else p.pos++;
          continue;
        }
        if (p.isAnyName(1)) {
          p.pos += 2;
          if (p.at('(')) p.skipGroup();
          continue;
        }
        break;
      case 'CHECK':
        p.pos++;
        p.expect('(');
        expressions.push(p.rules.expression(p));
        p.close(')');
        if (p.at('NO') && p.text(1) === 'INHERIT') p.pos += 2;
        continue;
      case 'GENERATED':
      case 'AS':
        parseGenerated(p, expressions);
        continue;
      case 'COLLATE':
        p.pos++;
        p.rules.objectName(p);
        continue;
      case 'COMMENT':
        p.pos++;
        p.eat('=');
        if (p.type() === TokenType.string) {
          flags.comment = identifierName(p.source());
          p.pos++;
        }
        continue;
      case 'OPTIONS':
        p.pos++;
        if (p.at('(')) {
          flags.comment = descriptionOption(p) ?? flags.comment;
          p.skipGroup();
        }
        continue;
      case 'IDENTITY':
      case 'AUTOINCREMENT':
        p.pos++;
        if (p.at('(')) p.skipGroup();
        while (p.at('START') || p.at('INCREMENT') || p.at('ORDER') || p.at('NOORDER')) {
          p.pos++;
          if (p.type() === TokenType.number) p.pos++;
        }
        if (p.at('NOT') && p.text(1) === 'FOR') p.pos += 3;
        continue;
      case 'WITH':
        if (p.text(1) === '(') {
          p.pos++;
          p.skipGroup();
          continue;
        }
        if (p.text(1) === 'MASKING' || p.text(1) === 'TAG' || p.text(1) === 'ROWID') {
          p.pos += 2;
          while (p.isAnyName() || p.at('.') || p.at('(') || p.at('USING')) {
            if (p.at('(')) p.skipGroup();
            else p.pos++;
          }
          continue;
        }
        break;
      default: {
        const taken = takeLooseOption(p, expressions);
        if (taken) continue;
      }
    }
    return;
  }
}

const LOOSE: ReadonlySet<string> = words(
  'AUTO_INCREMENT VISIBLE INVISIBLE ENABLE DISABLE VALIDATE NOVALIDATE DEFERRABLE INITIALLY DEFERRED IMMEDIATE RELY',
  'NORELY ENFORCED SPARSE ROWGUIDCOL PERSISTED STORED VIRTUAL FILESTREAM STORAGE COMPRESSION COLUMN_FORMAT',
  'ENGINE_ATTRIBUTE SECONDARY_ENGINE_ATTRIBUTE SORT ENCODE DISTKEY SORTKEY HIDDEN MASKED ENCRYPT ENCRYPTED SALT NO USING',
  'MASKING TAG POLICY ORDER NOORDER SRID RESERVABLE ANNOTATIONS SCOPE DOMAIN START END CLUSTERED NONCLUSTERED INDEX',
  'CHARACTER CHARSET ASC DESC PROJECTION FORMAT TITLE BYTE CHAR UPDATE CASCADE',
);

/** Options that carry at most a value: taken as words, their groups skipped. */
function takeLooseOption(p: Parser, expressions: Expression[]): boolean {
  if (p.type() !== TokenType.word || !LOOSE.has(p.text())) return false;
  const word = p.text();
  p.pos++;
  if (p.eat('=') || word === 'SRID') {
    if (!p.atEnd() && !p.at(',') && !p.at(')')) p.pos++;
  } else if (
    word === 'CHARACTER' ||
    word === 'CHARSET' ||
    word === 'ENCODE' ||
    word === 'STORAGE' ||
    word === 'COMPRESSION' ||
    word === 'COLUMN_FORMAT' ||
    word === 'DOMAIN'
  ) {
    if (word === 'CHARACTER') p.eat('SET');
    if (p.isAnyName()) p.takeName();
  } else if (word === 'USING') {
    if (p.at('INDEX')) skipKeyOptions(p);
    else if (p.type() === TokenType.string) p.pos++;
    else expressions.push(p.rules.operand(p, 130));
  } else if (word === 'INDEX' && p.isName()) {
    p.takeName();
  }
  if (p.at('(')) p.skipGroup();
  return true;
}

function descriptionOption(p: Parser): string | null {
  for (let ahead = 1; p.text(ahead) !== ')' && p.type(ahead) !== TokenType.end; ahead++) {
    if (p.source(ahead).toLowerCase() === 'description' && p.text(ahead + 1) === '=') return identifierName(p.source(ahead + 2));
  }
  return null;
}

function parseGenerated(p: Parser, expressions: Expression[]): void {
  if (p.eat('GENERATED')) {
    if (p.at('BY') && p.text(1) === 'DEFAULT') {
      p.pos += 2;
      if (p.at('ON') && p.text(1) === 'NULL') {
        p.pos += 2;
        if (p.eat('FOR')) while (p.eat('INSERT') || p.eat('AND') || p.eat('UPDATE') || p.eat('ONLY'));
      }
    } else p.eat('ALWAYS');
  }
  if (!p.eat('AS')) return;
  if (p.eat('IDENTITY')) {
    if (p.at('(')) p.skipGroup();
    return;
  }
  if (p.eat('ROW')) {
    // System-versioned tables: AS ROW START / END [HIDDEN].
    p.pos++;
    p.eat('HIDDEN');
    return;
  }
  if ((p.at('TRANSACTION_ID') || p.at('SEQUENCE_NUMBER')) && (p.text(1) === 'START' || p.text(1) === 'END')) {
    p.pos += 2;
    return;
  }
  expressions.push(p.rules.operand(p, 61));
  if (!p.eat('STORED') && !p.eat('VIRTUAL')) p.eat('PERSISTED');
}

// ---- constraints

const MATCHES: ReadonlySet<string> = new Set(['FULL', 'PARTIAL', 'SIMPLE']);

function parseReferences(p: Parser, columns: readonly Identifier[]): ForeignKey {
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
    else if (CONSTRAINT_STATES.has(p.text())) {
      p.pos++;
      if (p.text(-1) === 'USING') skipKeyOptions(p);
    } else break;
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
      return make('unique', parseKeyColumns(p));
    case 'FOREIGN': {
      if (p.text(1) !== 'KEY') break;
      p.pos += 2;
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
      if (!(p.dialect.features.assignmentExpressions || p.dialect.features.equalsAlias)) break;
      if (p.text() !== 'INDEX' && !p.dialect.features.assignmentExpressions) break;
      p.pos++;
      if (!p.eat('KEY')) p.eat('INDEX');
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
        p.pos++;
        p.skipGroup();
        return make('other', []);
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
  'INTO UNIQUE AUTO_INCREMENT NO WITHOUT PRECHECK COMPRESS REVERSE MAXTRANS FILESTREAM_ON BUCKET_COUNT',
);

/** Storage and state behind a key: words, names, values and groups, up to the comma or parenthesis. */
function skipKeyOptions(p: Parser): void {
  for (;;) {
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

// ---- table options

interface Options {
  query: Query | null;
  comment: string | null;
  extra: Expression[];
  openColumns: boolean;
}

/**
 * What stands between the column list and the end: partitions, storage, engine options, LIKE, CLONE, AS query.
 * Options are many and differ by vendor; they are taken as words and balanced groups, except those that carry columns, a query or a comment.
 */
function parseTableOptions(p: Parser, elements: Elements): Options {
  const options: Options = { query: null, comment: null, extra: [], openColumns: false };
  while (!p.atEnd() && !p.at(';') && p.type() !== TokenType.line) {
    if (p.dialect.features.looseTerminators && p.onNewLine() && p.rules.startsStatement(p) && !p.at('WITH')) break;
    if (p.at('AS') && (p.text(-1) === 'STORE' || p.text(-1) === 'STORED')) {
      p.pos++;
      continue;
    }
    if (p.at('AS') || startsQueryOption(p)) {
      p.eat('AS');
      if (p.at('(') && startsQuery(p, 1)) options.query = p.rules.query(p);
      else if (startsQuery(p) || p.at('EXECUTE')) {
        if (p.at('EXECUTE')) {
          p.rules.statement(p);
          options.openColumns = true;
        } else options.query = p.rules.query(p);
      } else if (p.at('NODE') || p.at('EDGE') || p.at('FILETABLE')) p.pos++;
      else if (p.type() === TokenType.jinja) {
        p.templated = true;
        p.pos++;
        options.openColumns = true;
      } else p.unexpected('a query');
      if (p.at('WITH') && (p.text(1) === 'DATA' || p.text(1) === 'NO')) p.pos += p.text(1) === 'NO' ? 3 : 2;
      continue;
    }
    if ((p.at('LIKE') || p.at('CLONE') || p.at('COPY')) && p.isAnyName(1)) {
      p.pos++;
      elements.like.push(p.rules.objectName(p));
      continue;
    }
    if (p.at('FOR') && p.text(1) === 'SYSTEM_TIME') {
      p.pos += 4;
      options.extra.push(p.rules.expression(p));
      continue;
    }
    if (p.at('PARTITION') && p.text(1) === 'OF') {
      p.pos += 2;
      elements.like.push(p.rules.objectName(p));
      if (p.at('(')) p.skipGroup();
      continue;
    }
    if (p.at('INHERITS') && p.text(1) === '(') {
      p.pos += 2;
      do elements.like.push(p.rules.objectName(p));
      while (p.eat(','));
      p.close(')');
      continue;
    }
    if (p.at('COMMENT')) {
      p.pos++;
      p.eat('=');
      if (p.type() === TokenType.string) {
        options.comment = identifierName(p.source());
        p.pos++;
      }
      continue;
    }
    if (p.at('OPTIONS') && p.text(1) === '(') {
      p.pos++;
      options.comment = descriptionOption(p) ?? options.comment;
      p.skipGroup();
      continue;
    }
    if (p.at('WITH') && p.text(1) === 'PARTITION' && p.text(2) === 'COLUMNS') {
      p.pos += 3;
      if (p.at('(')) elements.columns.push(...p.rules.tableElements(p).columns);
      else options.openColumns = true;
      continue;
    }
    if (p.at('PARTITIONED') && p.text(1) === 'BY' && p.text(2) === '(' && p.isAnyName(3) && p.isAnyName(4)) {
      // Hive and Spark: partition columns are declared here.
      p.pos += 2;
      elements.columns.push(...p.rules.tableElements(p).columns);
      continue;
    }
    if (p.at('(')) {
      if (elements.columns.length === 0 && options.query === null && p.isAnyName(1) && p.isAnyName(2)) parseElements(p, elements);
      else p.skipGroup();
      continue;
    }
    if (p.at(')') || p.at('}') || p.at(']')) {
      p.unexpected('a table option or the end of the statement');
      p.pos++;
      continue;
    }
    p.pos++;
  }
  return options;
}

function startsQueryOption(p: Parser): boolean {
  return p.at('SELECT') || (p.at('WITH') && p.isName(1) && p.text(2) === 'AS' && p.text(3) === '(');
}

// ---- views

const VIEW_MODIFIERS: ReadonlySet<string> = words(
  'OR REPLACE ALTER FORCE NO NOFORCE EDITIONABLE NONEDITIONABLE EDITIONING MATERIALIZED TEMP TEMPORARY RECURSIVE SECURE',
  'LOCAL GLOBAL VOLATILE DEFINER ALGORITHM SQL SECURITY = UNDEFINED MERGE TEMPTABLE INVOKER CURRENT_USER @ STREAMING LIVE',
  'JSON INTERACTIVE SHARING METADATA METRIC APPROX',
);

/** Whether CREATE (or ALTER) here leads to VIEW. */
export function leadsToView(p: Parser): boolean {
  let ahead = 1;
  for (;;) {
    const text = p.text(ahead);
    if (text === 'VIEW') return true;
    if (text === '(' && p.text(ahead + 1) === ')') ahead += 2;
    else if (VIEW_MODIFIERS.has(text)) ahead++;
    else if (ahead > 1 && (p.text(ahead - 1) === '=' || p.text(ahead - 1) === '@') && p.type(ahead) !== TokenType.end) ahead++;
    else if (p.type(ahead) === TokenType.parameter && p.text(ahead - 2) === '=') ahead++;
    else return false;
  }
}

export function parseCreateView(p: Parser): CreateView | Command {
  const start = p.start();
  let materialized = false;
  let temporary = false;
  let recursive = false;
  while (!p.eat('VIEW')) {
    if (p.at('MATERIALIZED')) materialized = true;
    if (p.at('RECURSIVE')) recursive = true;
    if (p.at('TEMP') || p.at('TEMPORARY')) temporary = true;
    p.pos++;
  }
  if (p.at('IF') && p.text(1) === 'NOT') p.pos += 3;
  const name = p.rules.objectName(p);
  let columns: Identifier[] = [];
  let comment: string | null = null;
  let query: Query | null = null;
  if (p.at('(')) columns = parseViewColumns(p);
  while (!p.atEnd() && !p.at(';')) {
    if (p.at('AS')) {
      p.pos++;
      if (p.at('REPLICA') || p.at('JSON') || p.type() === TokenType.string) {
        while (!p.atEnd() && !p.at(';')) p.pos++;
        break;
      }
      if (p.type() === TokenType.jinja && p.type(1) === TokenType.end) {
        p.templated = true;
        p.pos++;
      } else query = p.rules.query(p);
      break;
    }
    if (p.at('COMMENT')) {
      p.pos++;
      p.eat('=');
      if (p.type() === TokenType.string) comment = identifierName(p.source());
      if (!p.atEnd()) p.pos++;
      continue;
    }
    if (p.at('OPTIONS') && p.text(1) === '(') {
      p.pos++;
      comment = descriptionOption(p) ?? comment;
      p.skipGroup();
      continue;
    }
    if (p.at('OF') && p.isName(1)) {
      p.pos++;
      p.rules.objectName(p);
      continue;
    }
    if (startsQuery(p) && !(p.at('WITH') && !isCteAhead(p)) && !p.at('TABLE')) {
      p.unexpected('AS before the query');
      query = p.rules.query(p);
      break;
    }
    if (p.at('(')) p.skipGroup();
    else p.pos++;
  }
  if (query === null && p.errors.length === 0 && p.atEnd() && p.text(-1) === 'AS') p.unexpected('a query');
  parseViewTail(p);
  return { kind: 'create-view', start, end: p.end(), name, materialized, temporary, recursive, columns, query, comment };
}

/** WITH begins a query when a common table expression follows, an option (SCHEMABINDING) otherwise. */
function isCteAhead(p: Parser): boolean {
  return p.text(1) === 'RECURSIVE' || p.text(2) === '(' || (p.text(2) === 'AS' && p.text(3) === '(');
}

/** Columns of a view: names with aliases' constraints, comments and options skipped. */
function parseViewColumns(p: Parser): Identifier[] {
  p.pos++;
  const columns: Identifier[] = [];
  do {
    if (p.at(')')) break;
    if (p.at('CONSTRAINT') || ((p.at('PRIMARY') || p.at('FOREIGN')) && p.text(1) === 'KEY') || (p.at('UNIQUE') && p.text(1) === '(')) {
      parseConstraint(p);
      continue;
    }
    columns.push(p.isAnyName() ? p.takeName() : p.name('a column name'));
    let depth = 0;
    while (!p.atEnd() && !(depth === 0 && (p.at(',') || p.at(')')))) {
      if (p.at('(')) depth++;
      else if (p.at(')')) depth--;
      p.pos++;
    }
  } while (p.eat(','));
  p.close(')');
  return columns;
}

function parseViewTail(p: Parser): void {
  while (p.at('WITH')) {
    p.pos++;
    if (p.eat('NO')) {
      if (!p.eat('DATA') && p.eat('SCHEMA')) p.eat('BINDING');
      continue;
    }
    if (!p.eat('CASCADED')) p.eat('LOCAL');
    if (p.eat('CHECK')) p.expect('OPTION');
    else if (p.eat('READ')) p.expect('ONLY');
    else if (!p.eat('DATA') && p.eat('SCHEMA')) p.pos++;
    if (p.eat('CONSTRAINT')) p.name('a constraint name');
  }
}
