import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { CompletionSubject, GlossaryCompletion, CompletionItem as IdeItem } from '../../../app/index.ts';
import type { CancellationToken } from '../../../base/index.ts';
import type { Positions } from '../positions.ts';
import { openFile, openGlossary, type Session } from '../session.ts';

/** What an item carries to be resolved later. */
interface ItemData {
  readonly uri: string;
  readonly subject: CompletionSubject;
}

export function serveCompletion(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onCompletion(
    serve(
      'completion',
      'none',
      async ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken): Promise<CompletionList | null> => {
        const glossary = openGlossary(session, textDocument.uri);
        if (glossary)
          return glossaryItems(aetl.ide.glossary.complete(glossary.uri, glossary.positions.offset(position)), glossary.positions);
        const opened = await openFile(session, textDocument.uri, token);
        if (!opened) return null;
        const { items, incomplete } = aetl.ide.complete(opened.file, opened.positions.offset(position));
        return { isIncomplete: incomplete, items: items.map((item) => toItem(item, opened.positions, textDocument.uri)) };
      },
    ),
  );
  connection.onCompletionResolve(
    serve('completion', 'none', async (item: CompletionItem, token: CancellationToken): Promise<CompletionItem> => {
      const data = item.data as ItemData | undefined;
      const opened = data && (await openFile(session, data.uri, token));
      const value = opened ? aetl.ide.resolveCompletion(opened.file, data.subject) : null;
      return value === null ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
    }),
  );
}

function toItem(item: IdeItem, positions: Positions, uri: string): CompletionItem {
  return {
    label: item.label,
    labelDetails: {
      ...(item.detail ? { detail: ` ${item.detail}` } : {}),
      ...(item.origin ? { description: item.origin } : {}),
    },
    kind: KINDS[item.kind],
    sortText: item.sortText,
    filterText: item.match || item.label,
    insertTextFormat: item.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: positions.range(item.range), newText: item.insert },
    ...(item.subject ? { data: { uri, subject: item.subject } satisfies ItemData } : {}),
  };
}

/** Every key narrows the list, since it may not hold all tables. */
function glossaryItems(items: readonly GlossaryCompletion[], positions: Positions): CompletionList {
  return {
    isIncomplete: true,
    items: items.map(({ label, detail, kind, range, insert }) => ({
      label,
      ...(detail === null ? {} : { labelDetails: { detail: ` ${detail}` } }),
      kind: kind === 'column' ? CompletionItemKind.Field : CompletionItemKind.Class,
      filterText: insert,
      textEdit: { range: positions.range(range), newText: insert },
    })),
  };
}

const KINDS: Readonly<Record<IdeItem['kind'], CompletionItemKind>> = {
  join: CompletionItemKind.Snippet,
  column: CompletionItemKind.Field,
  alias: CompletionItemKind.Variable,
  cte: CompletionItemKind.Class,
  table: CompletionItemKind.Class,
  view: CompletionItemKind.Interface,
  model: CompletionItemKind.Module,
  source: CompletionItemKind.Class,
  schema: CompletionItemKind.Folder,
  function: CompletionItemKind.Function,
  type: CompletionItemKind.TypeParameter,
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
};
