import type { TextRange } from '../../base/index.ts';

export type CompletionKind =
  | 'join'
  | 'column'
  | 'alias'
  | 'cte'
  | 'table'
  | 'view'
  | 'model'
  | 'source'
  | 'schema'
  | 'function'
  | 'type'
  | 'keyword'
  | 'snippet';

/** What documentation is about; the list goes without it, `resolveCompletion` adds it. */
export type CompletionSubject =
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  | { readonly kind: 'function'; readonly name: string };

/** A proposal before it is ranked. */
export interface Proposal {
  readonly kind: CompletionKind;
  readonly label: string;
  /** Text to insert; a snippet with `${1:…}` when `snippet`. */
  readonly insert: string;
  readonly snippet?: boolean;
  /** What is matched with the typed prefix, when that is not the label. */
  readonly match?: string;
  /** Dimmed, behind the label: a type, a signature. */
  readonly detail?: string | null;
  /** At the right: where it comes from. */
  readonly origin?: string | null;
  /** Lower is surer; proposals of one group stay in the order given. */
  readonly group: number;
  readonly subject?: CompletionSubject;
  /** Replaces this instead of the prefix; in the file. */
  readonly range?: TextRange;
}

export interface CompletionItem extends Omit<Proposal, 'group' | 'range' | 'snippet'> {
  readonly snippet: boolean;
  readonly range: TextRange;
  /** Sorts as ranked; unique in a list. */
  readonly sortText: string;
}

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** There is more than the list holds: ask again when more has been typed. */
  readonly incomplete: boolean;
}

/** Groups, surest first. */
export const GROUP = {
  join: 0,
  insertColumns: 1,
  star: 1,
  localColumn: 2,
  outerColumn: 4,
  output: 3,
  aliasName: 1,
  alias: 5,
  cte: 5,
  table: 6,
  schema: 7,
  function: 8,
  keyword: 9,
  farTable: 10,
} as const;

/** For text inside a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, (sign) => `\\${sign}`);
}
