/** Editor features over the workspace: offsets in, plain data out. No editor protocol and no I/O; `IdeWorkspace` is what they see. */
export type { CodeAction, FileEdit } from './actions/index.ts';
export type { CompletionItem, CompletionKind, CompletionList, CompletionSubject } from './completion/index.ts';
export { createIde, type Ide } from './create-ide.ts';
export type { Definition } from './definition.ts';
export type { DocumentSymbol, SymbolKind } from './document-symbols.ts';
export type { FoldingRange } from './folding.ts';
export type { GlossaryCompletion } from './glossary/index.ts';
export { type Hover, profileCard } from './hover/index.ts';
export { canStandAlone } from './identifiers.ts';
export type { LineageAnchor } from './lineage-anchors.ts';
export type { DocumentLink } from './links.ts';
export type { FileRange, IdeFile, IdeTable, IdeWorkspace } from './port.ts';
export type { Highlight } from './references/index.ts';
export type { RenameSubject, TextEdit } from './rename/index.ts';
export { SEMANTIC_MODIFIERS, SEMANTIC_TYPES, type SemanticToken } from './semantic-tokens.ts';
export type { Signature, SignatureHelp } from './signature-help.ts';
export type { TableAt } from './table-at.ts';
export type { WorkspaceSymbol } from './workspace-symbols.ts';
