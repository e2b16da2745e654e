import { words } from '../dialects/words.ts';
import type { Command, CreateView, Identifier, Query } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import { descriptionOption } from './column-definition.ts';
import { parseConstraint } from './constraint.ts';
import { startsQuery } from './lookahead.ts';
import { identifierName } from './names.ts';
import type { Parser } from './parser.ts';

const VIEW_MODIFIERS: ReadonlySet<string> = words(
  'OR REPLACE ALTER FORCE NO NOFORCE EDITIONABLE NONEDITIONABLE EDITIONING MATERIALIZED TEMP TEMPORARY RECURSIVE SECURE',
  'LOCAL GLOBAL VOLATILE DEFINER ALGORITHM SQL SECURITY = UNDEFINED MERGE TEMPTABLE INVOKER CURRENT_USER @ STREAMING LIVE',
  'JSON RELATIONAL DUALITY INTERACTIVE SHARING METADATA METRIC APPROX',
);

/** Whether CREATE (or ALTER) here leads to VIEW. */
export function leadsToView(p: Parser): boolean {
  let ahead = 1;
  for (;;) {
    const text = p.text(ahead);
    if (text === 'VIEW') return !(p.text(ahead + 1) === 'LOG' && p.text(ahead + 2) === 'ON');
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
  // Snowflake: WITH CONTACT (…), TAG (…) and policies are options.
  if (p.dialect.features.colonPaths && (p.text(1) === 'CONTACT' || p.text(1) === 'TAG' || p.text(2) === 'ACCESS' || p.text(2) === 'POLICY'))
    return false;
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

const DUALITY: ReadonlySet<string> = words('INSERT UPDATE DELETE NOINSERT NOUPDATE NODELETE');

function parseViewTail(p: Parser): void {
  while (p.at('WITH')) {
    p.pos++;
    if (p.eat('NO')) {
      if (!p.eat('DATA') && p.eat('SCHEMA')) p.eat('BINDING');
      continue;
    }
    if (p.atAny(DUALITY)) {
      // Oracle's JSON duality views: FROM t WITH INSERT UPDATE DELETE.
      while (p.eatAny(DUALITY) !== '');
      continue;
    }
    if (!p.eat('CASCADED')) p.eat('LOCAL');
    if (p.eat('CHECK')) p.expect('OPTION');
    else if (p.eat('READ')) p.expect('ONLY');
    else if (!p.eat('DATA') && p.eat('SCHEMA')) p.pos++;
    if (p.eat('CONSTRAINT')) p.name('a constraint name');
  }
}
