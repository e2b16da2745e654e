import type { LineageDownstreamParams, SourceLocation } from './lineage.ts';

/** `aetl/lineage/ask`: a question about lineage whose answer is no graph. */
export type LineageAskParams =
  /** How the column at a place, or of a name, comes to its value. */
  | (LineageDownstreamParams & { readonly question: 'explain' })
  /** The ways of values from there to a column or table of the name `to`. */
  | (LineageDownstreamParams & { readonly question: 'paths'; readonly to: string })
  /** Tables and columns that nothing uses; personal data where many look, and what much depends on that nobody describes or tests. */
  | { readonly question: 'unused' }
  | { readonly question: 'findings' };

/** A line of an answer, and the places that stand in its text as `path:line`. */
export interface AnswerLine {
  readonly text: string;
  readonly places: readonly AnswerPlace[];
}

export interface AnswerPlace {
  readonly path: string;
  readonly location: SourceLocation;
}

export type LineageAskResult =
  | { readonly ok: true; readonly title: string; readonly lines: readonly AnswerLine[] }
  | { readonly ok: false; readonly message: string };
