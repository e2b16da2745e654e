import { say } from '../../base/index.ts';
import type { Alias, ColumnDefinition, Identifier } from '../syntax/nodes.ts';
import { TokenType } from '../tokens/index.ts';
import type { Parser } from './parser.ts';
import { HINTS } from './table-hints.ts';

/** `AS a (x, y)`, `a`, `AS t(a int, b text)`; null where none stands. */
export function parseAlias(p: Parser, columnsOut: ColumnDefinition[] | null = null): Alias | null {
  const start = p.start();
  let name: Identifier | null = null;
  if (p.at('AS') && !(p.text(1) === 'OF')) {
    p.pos++;
    if (p.at('(')) name = null;
    else if (p.isLikelyName() || p.type() === TokenType.string) name = p.takeName();
    else {
      if (p.atEnd()) p.probe?.expects.add('alias');
      p.unexpected('an alias');
      return null;
    }
  } else if (isAlias(p)) name = p.takeName();
  else return null;
  let columns: Identifier[] = [];
  if (p.at('(') && !HINTS.has(p.text(1)) && (p.isAnyName(1) || p.type(1) === TokenType.string)) {
    if (columnsOut !== null && !(p.text(2) === ',' || p.text(2) === ')')) {
      p.pos++;
      do columnsOut.push(p.rules.columnDefinition(p));
      while (p.eat(','));
      p.close(')');
    } else {
      columns = p.nameList('a column name');
      if (name === null && p.dialect.features.exactKeywords) p.error(say('Expected an alias before the columns'), start, p.end());
    }
  }
  return p.alias(start, name, columns);
}

function isAlias(p: Parser): boolean {
  const type = p.type();
  if (type === TokenType.quotedIdentifier || type === TokenType.dynamic) return true;
  if (type === TokenType.jinja) return false;
  if (type === TokenType.string) return p.dialect.features.stringAliases && p.dialect.lexical.doubleQuotedStrings;
  if (type !== TokenType.word) return false;
  const text = p.text();
  if (DML.has(text) && p.startsLine() && p.rules.startsStatement(p)) return false;
  if (text === '') return !(p.dialect.features.looseTerminators && p.onNewLine() && p.rules.startsStatement(p));
  if (p.dialect.noTableAlias.has(text) || p.dialect.reserved.has(text) || (text === 'LOOP' && p.routineDepth > 0)) return false;
  if (
    (text === 'TABLESAMPLE' || text === 'SAMPLE' || text === 'PIVOT' || text === 'UNPIVOT' || text === 'MATCH_RECOGNIZE') &&
    p.dialect.features.pivot &&
    p.text(1) === '('
  )
    return false;
  return !(p.dialect.features.looseTerminators && p.rules.startsStatement(p));
}

export const DML: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
