import type { TextRange } from '../../base/index.ts';
import type { IdeDiagnostic, IdeFile, IdeWorkspace } from '../port.ts';

export interface FileEdit {
  /** In the file. */
  readonly range: TextRange;
  readonly newText: string;
}

export interface CodeAction {
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'source.fixAll';
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** The finding that it removes. */
  readonly diagnostic: IdeDiagnostic | null;
  /** The one that a person most likely wants. */
  readonly preferred: boolean;
}

export interface ActionRequest {
  readonly workspace: IdeWorkspace;
  readonly file: IdeFile;
  /** What is selected, or the cursor as a range of no width. */
  readonly range: TextRange;
}

/** One kind of action: what it offers for a selection. */
export type ActionProvider = (request: ActionRequest) => readonly CodeAction[];
