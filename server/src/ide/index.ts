/** Editor features over the workspace: offsets in, plain data out. No editor protocol and no I/O; `IdeWorkspace` is what they see. */
export { type CodeAction, codeActions, type FileEdit } from './actions/index.ts';
export { type CompletionItem, type CompletionKind, type CompletionList, type CompletionSubject, complete, resolveCompletion } from './completion/index.ts';
export { type Definition, definition } from './definition.ts';
export { type DocumentSymbol, documentSymbols, type SymbolKind } from './document-symbols.ts';
export { type FoldingRange, foldingRanges } from './folding.ts';
export { type Hover, hover } from './hover/index.ts';
export { type DocumentLink, documentLinks } from './links.ts';
export type { ColumnNeighbours, FileRange, IdeColumn, IdeDiagnostic, IdeFile, IdeTable, IdeWorkspace } from './port.ts';
export { type Highlight, highlights, references } from './references/index.ts';
export { prepareRename, type RenameSubject, rename, type TextEdit } from './rename/index.ts';
export { selectionRanges } from './selection-ranges.ts';
export { SEMANTIC_MODIFIERS, SEMANTIC_TYPES, type SemanticToken, semanticTokens } from './semantic-tokens.ts';
export { type Signature, type SignatureHelp, signatureHelp } from './signature-help.ts';
export { type WorkspaceSymbol, workspaceSymbols } from './workspace-symbols.ts';
