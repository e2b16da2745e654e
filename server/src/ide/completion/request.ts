import type { TextRange } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type BoundStatement, type CompletionContext, completionContext, type Scope, type SqlToken, scanTokens } from '../../sql/index.ts';
import { fold, needsQuotes, writeIdentifier } from '../identifiers.ts';
import { type Place, scopeAt } from '../place.ts';
import type { IdeFile, IdeWorkspace } from '../port.ts';
import { repairedBinding } from './repair.ts';

/** What every source of proposals looks at. Offsets of `tokens` count from the statement's start. */
export interface Request {
  readonly workspace: IdeWorkspace;
  readonly file: IdeFile;
  readonly dialect: DialectName;
  readonly place: Place;
  /** The statement as if a name stood at the cursor. */
  readonly bound: BoundStatement;
  readonly scope: Scope | null;
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
  const bound = context.inText ? place.bound : repairedBinding(workspace, place);
  const prefix = text.slice(context.prefix.start, place.offset);
  const tokens = scanTokens(text, dialect).filter(({ type }) => type !== 'comment');
  const keyword = keywordCase(prefix, tokens, text);
  return {
    workspace,
    file,
    dialect,
    place,
    bound,
    scope: scopeAt({ ...place, bound }),
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

/** The word `back` tokens before the one being typed, in upper case: 1 is the nearest. */
export function wordBefore(request: Request, back = 1): string {
  const token = request.before.at(-back);
  return token ? request.text.slice(token.start, token.end).toUpperCase() : '';
}

function isStoredInCapitals(dialect: DialectName, name: string): boolean {
  return fold(dialect, 'a') === 'A' && !needsQuotes(dialect, name) && name === name.toUpperCase();
}

function keywordCase(prefix: string, tokens: readonly SqlToken[], text: string): (word: string) => string {
  const first = tokens.find(({ type }) => type === 'keyword');
  const sample = /\p{L}/u.test(prefix) ? prefix : first ? text.slice(first.start, first.end) : '';
  return sample !== '' && sample === sample.toLowerCase() ? (word) => word.toLowerCase() : (word) => word.toUpperCase();
}
