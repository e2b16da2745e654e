import type { CancellationToken, Result, TextRange } from '../base/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { type CodeAction, codeActions } from './actions/index.ts';
import { ideWorkspace } from './adapt-workspace.ts';
import { columnAt } from './column-at.ts';
import { type CompletionList, type CompletionSubject, complete, resolveCompletion } from './completion/index.ts';
import { type Definition, definition } from './definition.ts';
import { type DocumentSymbol, documentSymbols } from './document-symbols.ts';
import { type FoldingRange, foldingRanges } from './folding.ts';
import { completeGlossary, type GlossaryCompletion, glossaryDefinition, glossaryHover, glossaryReferences } from './glossary/index.ts';
import { type Hover, hover } from './hover/index.ts';
import { jinjaDefinition, jinjaHover, macroReferences } from './jinja/index.ts';
import { type LineageAnchor, lineageAnchors } from './lineage-anchors.ts';
import { type DocumentLink, documentLinks } from './links.ts';
import type { FileRange, IdeFile, TableColumn } from './port.ts';
import { type QueryColumn, queryColumns } from './query-columns.ts';
import { type Highlight, highlights, references } from './references/index.ts';
import { prepareRename, type RenameSubject, rename, type TextEdit } from './rename/index.ts';
import { selectionRanges } from './selection-ranges.ts';
import { type SemanticToken, semanticTokens } from './semantic-tokens.ts';
import { type SignatureHelp, signatureHelp } from './signature-help.ts';
import { statementAt } from './statement-at.ts';
import { type TableAt, tableAt } from './table-at.ts';
import { type WorkspaceSymbol, workspaceSymbols } from './workspace-symbols.ts';

/**
 * The editor features. A host asks for a file first, translates its positions by that snapshot's text, and hands the
 * snapshot to the feature: so positions and answers belong to the same version.
 */
export interface Ide {
  file(uri: string, token: CancellationToken): Promise<IdeFile | null>;
  /** The text of any file that an answer points into. */
  text(uri: string, token: CancellationToken): Promise<string | null>;
  complete(file: IdeFile, offset: number): CompletionList;
  resolveCompletion(file: IdeFile, subject: CompletionSubject): string | null;
  hover(file: IdeFile, offset: number): Hover | null;
  signatureHelp(file: IdeFile, offset: number): SignatureHelp | null;
  definition(file: IdeFile, offset: number): readonly Definition[];
  references(
    file: IdeFile,
    offset: number,
    options: { readonly includeDeclaration: boolean },
    token: CancellationToken,
  ): Promise<readonly FileRange[]>;
  highlights(file: IdeFile, offset: number, token: CancellationToken): Promise<readonly Highlight[]>;
  prepareRename(file: IdeFile, offset: number, token: CancellationToken): Promise<Result<RenameSubject>>;
  rename(file: IdeFile, offset: number, newName: string, token: CancellationToken): Promise<Result<readonly TextEdit[]>>;
  documentSymbols(file: IdeFile): readonly DocumentSymbol[];
  workspaceSymbols(query: string, token: CancellationToken): readonly WorkspaceSymbol[];
  foldingRanges(file: IdeFile): readonly FoldingRange[];
  semanticTokens(file: IdeFile, range?: TextRange): readonly SemanticToken[];
  documentLinks(file: IdeFile): readonly DocumentLink[];
  selectionRanges(file: IdeFile, offset: number): readonly TextRange[];
  /** The text of the statement at the offset; null where there is none. */
  statementAt(file: IdeFile, offset: number): string | null;
  /** The table, or the column of one, that is named at the offset. */
  tableAt(file: IdeFile, offset: number): TableAt | null;
  /** The column of a table that is named at the offset. */
  columnAt(file: IdeFile, offset: number): TableColumn | null;
  queryColumns(file: IdeFile, range: TextRange): readonly QueryColumn[];
  lineageAnchors(file: IdeFile): readonly LineageAnchor[];
  codeActions(file: IdeFile, range: TextRange): readonly CodeAction[];
  readonly glossary: GlossaryIde;
}

/** The same for glossary.yaml, by its URI; nothing for other files. */
export interface GlossaryIde {
  /** The text, for positions; null for files that are no glossary. */
  text(uri: string): string | null;
  complete(uri: string, offset: number): readonly GlossaryCompletion[];
  hover(uri: string, offset: number): Hover | null;
  definition(uri: string, offset: number): readonly Definition[];
  references(uri: string, offset: number, token: CancellationToken): Promise<readonly FileRange[]>;
}

export function createIde(files: Workspace): Ide {
  const workspace = ideWorkspace(files);
  return Object.freeze<Ide>({
    file: (uri, token) => workspace.file(uri, token),
    text: (uri, token) => workspace.text(uri, token),
    complete: (file, offset) => complete(workspace, file, offset),
    resolveCompletion: (file, subject) => resolveCompletion(workspace, file.uri, file.bound.script.dialect, subject),
    hover: (file, offset) => jinjaHover(workspace, file, offset) ?? hover(workspace, file, offset),
    signatureHelp,
    definition: (file, offset) => jinjaDefinition(workspace, file, offset) ?? definition(workspace, file, offset),
    async references(file, offset, options, token) {
      const calls = await macroReferences(workspace, file, offset, options, token);
      return calls ?? references(workspace, file, offset, options, token);
    },
    highlights: (file, offset, token) => highlights(workspace, file, offset, token),
    prepareRename: (file, offset, token) => prepareRename(workspace, file, offset, token),
    rename: (file, offset, newName, token) => rename(workspace, file, offset, newName, token),
    documentSymbols,
    workspaceSymbols: (query, token) => workspaceSymbols(workspace, query, token),
    foldingRanges,
    semanticTokens,
    documentLinks: (file) => documentLinks(workspace, file),
    selectionRanges,
    statementAt,
    tableAt,
    columnAt,
    queryColumns,
    lineageAnchors,
    codeActions: (file, range) => codeActions({ workspace, file, range }),
    glossary: {
      text(uri) {
        const file = files.file(uri);
        return file?.role === 'glossary' ? file.text : null;
      },
      complete: (uri, offset) => completeGlossary(files, uri, offset),
      hover: (uri, offset) => glossaryHover(files, uri, offset),
      definition: (uri, offset) => glossaryDefinition(files, uri, offset),
      references: (uri, offset, token) => glossaryReferences(files, workspace, uri, offset, token),
    },
  });
}
