import { append } from '../../base/index.ts';
import { words } from '../dialects/words.ts';
import type { CreateTable, Expression, Identifier, Query } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { descriptionOption } from './column-definition.ts';
import { startsQuery } from './lookahead.ts';
import { identifierName } from './names.ts';
import type { Parser } from './parser.ts';
import { type Elements, parseElements } from './table-elements.ts';

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
  } else if (p.at('ORGANIZATION') || p.at('FROZEN') || ((p.at('SHALLOW') || p.at('DEEP')) && p.text(1) === 'CLONE')) openColumns = true;
  else if (p.atEnd() || (p.type() === TokenType.word && p.text() === '' && p.text(1) !== '=' && !p.templated))
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
    if (p.dialect.features.looseTerminators && p.routineDepth > 0 && p.at('END')) break;
    if (p.at('AS') && AS_IN_OPTIONS.has(p.text(-1))) {
      p.pos++;
      continue;
    }
    if (p.at('AS') || startsQueryOption(p)) {
      p.eat('AS');
      if (p.at('CLONE') && p.text(1) === 'OF' && p.isName(2)) {
        p.pos += 2;
        elements.like.push(p.rules.objectName(p));
        continue;
      }
      if (p.at('(') && startsQuery(p, 1)) options.query = p.rules.query(p);
      else if (startsQuery(p) || p.at('EXECUTE')) {
        if (p.at('EXECUTE')) {
          p.pos++;
          p.rules.objectName(p);
          if (p.at('(')) p.skipGroup();
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
      if ((p.at('VERSION') || p.at('TIMESTAMP')) && p.text(1) === 'AS' && p.text(2) === 'OF') {
        p.pos += 3;
        options.extra.push(p.rules.operand(p, 70));
      }
      continue;
    }
    if (p.at('TEMPLATE') && p.text(1) === '(' && startsQuery(p, 2)) {
      // Snowflake: USING TEMPLATE (SELECT …): the columns are in the data.
      p.pos += 2;
      options.extra.push({ kind: 'subquery', start: p.start(), query: p.rules.query(p), end: p.end() });
      p.close(')');
      options.openColumns = true;
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
      if (p.at('(')) append(elements.columns, p.rules.tableElements(p).columns);
      else options.openColumns = true;
      continue;
    }
    if (p.at('PARTITIONED') && p.text(1) === 'BY' && p.text(2) === '(' && p.isAnyName(3) && p.isAnyName(4)) {
      // Hive and Spark: partition columns are declared here.
      p.pos += 2;
      append(elements.columns, p.rules.tableElements(p).columns);
      continue;
    }
    if (p.at('(')) {
      if (elements.columns.length === 0 && options.query === null && p.text(-1) !== 'EXTERNAL' && p.isAnyName(1) && p.isAnyName(2))
        parseElements(p, elements);
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

/** Words before an AS that no query follows: STORED AS PARQUET, RETURN AS LOCATOR, NULL DEFINED AS ''. */
const AS_IN_OPTIONS: ReadonlySet<string> = words('STORE STORED RETURN DEFINED');

function startsQueryOption(p: Parser): boolean {
  return p.at('SELECT') || (p.at('WITH') && p.isName(1) && p.text(2) === 'AS' && p.text(3) === '(');
}
