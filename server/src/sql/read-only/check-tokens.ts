import { say } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import type { SqlToken } from '../token-view.ts';
import { functionReason } from './function-reason.ts';
import { functionRules } from './function-rules.ts';
import { type Refusal, refused } from './refusal.ts';

/** What the tree does not keep, and what stands in arguments that the parser passes over. */
export function checkTokens(
  sql: string,
  all: readonly SqlToken[],
  dialect: DialectName,
  { explained }: { readonly explained: boolean },
): Refusal | null {
  const text = (token: SqlToken | undefined): string => (token === undefined ? '' : sql.slice(token.start, token.end));
  const comment = all.find((token) => token.type === 'comment' && /^\/\*M?!/.test(text(token)));
  if (comment !== undefined && EXECUTABLE_COMMENTS.has(dialect))
    return refused(say('MySQL executes what stands in this comment.'), comment);
  const tokens = all.filter(({ type }) => type !== 'comment');
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'jinja' || token.type === 'skipped' || token.type === 'line')
      return refused(say('It is not certain what this becomes.'), token);
    if (token.type !== 'word' && token.type !== 'keyword') {
      if (token.type === 'identifier' && text(tokens[index + 1]) === '(') {
        const reason = functionReason([text(token).slice(1, -1)], dialect);
        if (reason !== null) return refused(reason, token);
      }
      continue;
    }
    const isName = text(tokens[index - 1]) === '.';
    const word = text(token).toUpperCase();
    const [next, afterNext] = [text(tokens[index + 1]).toUpperCase(), text(tokens[index + 2]).toUpperCase()];
    const before = text(tokens[index - 1]).toUpperCase();
    if (!isName && word === 'INTO' && !(explained && TAKES_INTO.has(before))) return refused(say('INTO writes.'), token);
    if (
      !isName &&
      word === 'FOR' &&
      (LOCKS.has(next) || (next === 'NO' && afterNext === 'KEY') || (next === 'KEY' && afterNext === 'SHARE'))
    )
      return refused(say('FOR {0} locks rows.', next), token);
    if (!isName && word === 'LOCK' && next === 'IN') return refused(say('LOCK IN SHARE MODE locks rows.'), token);
    if (!isName && word === 'VALUE' && next === 'FOR') return refused(say('NEXT VALUE FOR moves a sequence on.'), token);
    if (!isName && dialect === 'tsql' && LOCK_HINTS.has(word)) return refused(say('{0} locks rows.', word), token);
    if (isName && (word === 'NEXTVAL' || word === 'CURRVAL') && dialect === 'oracle')
      return refused(say('NEXTVAL moves a sequence on.'), token);
    if (next !== '(' && !functionRules(dialect).bare.has(word)) continue;
    const reason = functionReason(qualified(tokens, index, text), dialect);
    if (reason !== null) return refused(reason, token);
  }
  return null;
}

const EXECUTABLE_COMMENTS: ReadonlySet<DialectName> = new Set(['mysql', 'mariadb']);
/** Of a statement that is only explained, and so writes nothing. */
const TAKES_INTO: ReadonlySet<string> = new Set(['INSERT', 'MERGE', 'REPLACE', 'IGNORE', 'DELAYED', 'LOW_PRIORITY', 'HIGH_PRIORITY']);
const LOCK_HINTS: ReadonlySet<string> = new Set(['UPDLOCK', 'XLOCK', 'TABLOCKX']);
const LOCKS: ReadonlySet<string> = new Set(['UPDATE', 'SHARE']);

/** The parts of the name that ends at a token. */
function qualified(tokens: readonly SqlToken[], end: number, text: (token: SqlToken | undefined) => string): string[] {
  const parts = [text(tokens[end])];
  for (let at = end - 1; text(tokens[at]) === '.'; at -= 2) parts.unshift(text(tokens[at - 1]).replace(/^["`[]|["`\]]$/g, ''));
  return parts;
}
