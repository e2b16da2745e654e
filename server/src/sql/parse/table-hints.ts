import { words } from '../dialects/words.ts';
import type { Parser } from './parser.ts';

export const HINTS: ReadonlySet<string> = words(
  'NOLOCK HOLDLOCK UPDLOCK READPAST ROWLOCK TABLOCK TABLOCKX XLOCK PAGLOCK READUNCOMMITTED READCOMMITTED REPEATABLEREAD',
  'SERIALIZABLE NOWAIT INDEX FORCESEEK FORCESCAN SNAPSHOT NOEXPAND KEEPIDENTITY KEEPDEFAULTS IGNORE_CONSTRAINTS',
  'IGNORE_TRIGGERS READCOMMITTEDLOCK SPATIAL_WINDOW_MAX_CELLS',
);

export function skipHints(p: Parser): void {
  if (p.dialect.features.tableHints) {
    if (p.at('WITH') && p.text(1) === '(') {
      p.pos++;
      p.skipGroup();
    } else if (p.at('(') && HINTS.has(p.text(1))) p.skipGroup();
  }
  if (p.dialect.features.indexHints) {
    while ((p.at('USE') || p.at('FORCE') || p.at('IGNORE')) && (p.text(1) === 'INDEX' || p.text(1) === 'KEY')) {
      p.pos += 2;
      if (p.eat('FOR') && !p.eat('JOIN')) {
        if (!p.eat('GROUP')) p.expect('ORDER');
        p.expect('BY');
      }
      parseIndexNames(p);
      p.eat(',');
    }
  }
  if (p.dialect.features.sqliteVerbs) {
    if (p.at('INDEXED') && p.text(1) === 'BY') p.pos += 3;
    else if (p.at('NOT') && p.text(1) === 'INDEXED') p.pos += 2;
  }
}

/** `(PRIMARY, i)`, or nothing between the parentheses. */
function parseIndexNames(p: Parser): void {
  if (!p.expect('(')) return;
  if (!p.at(')')) {
    do if (!p.eat('PRIMARY')) p.name('the name of an index');
    while (p.eat(','));
  }
  p.close(')');
}
