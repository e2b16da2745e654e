import { words } from '../dialects/words.ts';
import type { ColumnDefinition, Expression, ForeignKey } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { parseReferences, skipKeyOptions } from './constraint.ts';
import { isUnionType } from './data-type.ts';
import { identifierName } from './names.ts';
import type { Parser } from './parser.ts';

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
  const flags: Flags = {
    notNull: false,
    primaryKey: false,
    unique: false,
    references: null,
    comment: null,
    filled: null,
    unwritable: null,
  };
  const expressions: Expression[] = [];
  const hasType = (p.isAnyName() || isUnionType(p)) && !COLUMN_OPTIONS.has(p.text()) && !(p.at('AS') && p.text(1) !== '');
  const type = hasType && !p.at('AS') && !(p.at('DOMAIN') && p.isName(1)) ? p.rules.dataType(p) : null;
  if (type === null && p.dialect.features.typedColumns && !p.at('AS') && !p.at('GENERATED') && name.name !== '')
    p.unexpected('a data type');
  parseColumnOptions(p, flags, expressions);
  return { kind: 'column-definition', start, end: p.end(), name, type, ...flags, expressions };
}

const COLUMN_OPTIONS: ReadonlySet<string> = words(
  'NOT NULL PRIMARY UNIQUE DEFAULT CHECK REFERENCES CONSTRAINT GENERATED COLLATE COMMENT OPTIONS IDENTITY AUTOINCREMENT',
  'AUTO_INCREMENT VISIBLE INVISIBLE ENCRYPT',
);

type Flags = {
  notNull: boolean;
  primaryKey: boolean;
  unique: boolean;
  references: ForeignKey | null;
  comment: string | null;
  filled: ColumnDefinition['filled'];
  unwritable: ColumnDefinition['unwritable'];
};

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
      case 'FOR':
        // T-SQL: XML COLUMN_SET FOR ALL_SPARSE_COLUMNS.
        if (p.text(1) !== 'ALL_SPARSE_COLUMNS') break;
        p.pos += 2;
        continue;
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
      case 'MASK':
        // Databricks: MASK f USING COLUMNS (a, b).
        p.pos++;
        p.rules.objectName(p);
        if (p.eat('USING')) {
          p.expect('COLUMNS');
          p.skipGroup();
        }
        continue;
      case 'CHECK':
        p.pos++;
        if (p.at('NOT') && p.text(1) === 'FOR') p.pos += 3;
        p.expect('(');
        expressions.push(p.rules.expression(p));
        p.close(')');
        if (p.at('NO') && p.text(1) === 'INHERIT') p.pos += 2;
        continue;
      case 'GENERATED':
      case 'AS':
        parseGenerated(p, flags, expressions);
        continue;
      case 'COLLATE':
        p.pos++;
        if (p.type() === TokenType.string) p.pos++;
        else p.rules.objectName(p);
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
        flags.filled = 'identity';
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
        if (p.text(1) === 'MASKING' || p.text(1) === 'PROJECTION' || p.text(1) === 'TAG' || p.text(1) === 'ROWID') {
          p.pos += 2;
          while ((p.isAnyName() && !p.at('COMMENT') && !p.at('WITH')) || p.at('.') || p.at('(') || p.at('USING')) {
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
  'CHARACTER CHARSET ASC DESC PROJECTION FORMAT TITLE BYTE CHAR UPDATE CASCADE PERSISTENT WITHOUT SYSTEM VERSIONING COLUMN_SET',
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

export function descriptionOption(p: Parser): string | null {
  for (let ahead = 1; p.text(ahead) !== ')' && p.type(ahead) !== TokenType.end; ahead++) {
    if (p.source(ahead).toLowerCase() === 'description' && p.text(ahead + 1) === '=') return identifierName(p.source(ahead + 2));
  }
  return null;
}

function parseGenerated(p: Parser, flags: Flags, expressions: Expression[]): void {
  let always = true;
  if (p.eat('GENERATED')) {
    if (p.at('BY') && p.text(1) === 'DEFAULT') {
      p.pos += 2;
      always = false;
      if (p.at('ON') && p.text(1) === 'NULL') {
        p.pos += 2;
        if (p.eat('FOR')) while (p.eat('INSERT') || p.eat('AND') || p.eat('UPDATE') || p.eat('ONLY'));
      }
    } else p.eat('ALWAYS');
  }
  if (!p.eat('AS')) return;
  if (p.eat('IDENTITY')) {
    if (p.at('(')) p.skipGroup();
    flags.filled = 'identity';
    if (always) flags.unwritable = 'identity';
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
  flags.filled = 'computed';
  if (always) flags.unwritable = 'computed';
}
