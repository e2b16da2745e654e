/** `aetl/glossary/propose`: what could be said of a table and its columns. */
export interface GlossaryProposeParams {
  /** The name that lineage has for it. */
  readonly table: string;
  /** Of descriptions. */
  readonly language: 'en' | 'ko';
}

/** Null when there is no such table. */
export type GlossaryProposeResult = { readonly table: string; readonly proposals: readonly GlossaryProposal[] } | null;

export interface GlossaryProposal {
  /** Given back to accept or turn it down. */
  readonly id: string;
  readonly kind: 'description' | 'domain' | 'term';
  /** Null for the table itself. */
  readonly column: string | null;
  /** The description, the domain, or the term. */
  readonly text: string;
  /** Between 0 and 1. */
  readonly confidence: number;
  readonly reason: string;
  /** The file that it would be written into, for people. */
  readonly file: string;
}

/** `aetl/glossary/accept`: the edits that write what was accepted, and remember what was turned down. Nothing is written by the server. */
export interface GlossaryAcceptParams extends GlossaryProposeParams {
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
}

export interface GlossaryAcceptResult {
  readonly files: readonly EditedFile[];
  /** Why some of it cannot be written, in sentences for people. */
  readonly problems: readonly string[];
}

export interface EditedFile {
  readonly uri: string;
  /** The file is not there yet. */
  readonly isNew: boolean;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly newText: string;
}
