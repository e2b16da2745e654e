import type { TextRange } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type BoundStatement, type CompletionContext, completionContext, type Scope, type SqlToken, scanTokens } from '../../sql/index.ts';
import { fold, needsQuotes, writeIdentifier } from '../identifiers.ts';
import { type Place, visibleScopes } from '../place.ts';
import type { IdeFile, IdeWorkspace } from '../port.ts';
import { repairedPlace } from './repair.ts';

/** What every source of proposals looks at. Offsets of `tokens` count from the statement's start. */
export interface Request {
  readonly workspace: IdeWorkspace;
  readonly file: IdeFile;
  readonly dialect: DialectName;
  readonly place: Place;
  /** The statement as if a name stood at the cursor. */
  readonly bound: BoundStatement;
  readonly scope: Scope | null;
  /** The scopes around it whose names can be used too, the nearest first. */
  readonly outer: readonly Scope[];
  readonly context: CompletionContext;
  /** Tokens before the word that is being typed, without comments. */
  readonly before: readonly SqlToken[];
  readonly text: string;
  readonly prefix: string;
  /** The prefix, in the file. */
  readonly range: TextRange;
  /** Text right behind the cursor. */
  readonly after: string;
  /** Writes a keyword in the case in which the person writes them. */
  readonly keyword: (word: string) => string;
  /** Writes a name as the dialect needs it; where the catalog stores capitals, in the case in which the person writes keywords. */
  readonly name: (name: string) => string;
}

export function completionRequest(workspace: IdeWorkspace, place: Place): Request {
  const { file, statement } = place;
  const { dialect } = file.bound.script;
  const from = statement.range.start;
  const text = file.text.slice(from, Math.max(statement.range.end, from + place.offset));
  const context = completionContext(text, place.offset, dialect);
  const repaired = context.inText ? place : repairedPlace(workspace, place);
  const scopes = visibleScopes(repaired);
  const prefix = text.slice(context.prefix.start, place.offset);
  const tokens = scanTokens(text, dialect).filter(({ type }) => type !== 'comment');
  const keyword = keywordCase(prefix, tokens, text);
  return {
    workspace,
    file,
    dialect,
    place,
    bound: repaired.bound,
    scope: scopes[0] ?? null,
    outer: scopes.slice(1),
    context,
    before: tokens.filter(({ end }) => end <= context.prefix.start),
    text,
    prefix,
    range: { start: from + context.prefix.start, end: from + Math.max(context.prefix.end, place.offset) },
    after: text.slice(place.offset, place.offset + 200),
    keyword,
    name: (name) => writeIdentifier(dialect, isStoredInCapitals(dialect, name) ? keyword(name) : name),
  };
}

/** The word that opens the clause in which the cursor is: `FROM`, `SET`, `ORDER BY`; '' when there is none. */
export function clauseBefore({ before, text }: Request): string {
  for (let index = before.length - 1; index >= 0; index--) {
    const word = wordAt(text, before[index]);
    if (word === 'BY') return `${wordAt(text, before[index - 1])} BY`;
    if (CLAUSES.has(word)) return word;
  }
  return '';
}

const CLAUSES: ReadonlySet<string> = new Set(
  'SELECT FROM JOIN APPLY WHERE ON USING HAVING QUALIFY SET VALUES INTO UPDATE MERGE DELETE TABLE VIEW LIMIT RETURNING WINDOW'.split(' '),
);

function wordAt(text: string, token: SqlToken | undefined): string {
  return token ? text.slice(token.start, token.end).toUpperCase() : '';
}

/** The word `back` tokens before the one being typed, in upper case: 1 is the nearest. */
export function wordBefore(request: Request, back = 1): string {
  return wordAt(request.text, request.before.at(-back));
}

function isStoredInCapitals(dialect: DialectName, name: string): boolean {
  return fold(dialect, 'a') === 'A' && !needsQuotes(dialect, name) && name === name.toUpperCase();
}

function keywordCase(prefix: string, tokens: readonly SqlToken[], text: string): (word: string) => string {
  const first = tokens.find(({ type }) => type === 'keyword');
  const sample = /\p{L}/u.test(prefix) ? prefix : first ? text.slice(first.start, first.end) : '';
  return sample !== '' && sample === sample.toLowerCase() ? (word) => word.toLowerCase() : (word) => word.toUpperCase();
}
