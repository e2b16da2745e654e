import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  SymbolKind,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { type LineageItem, type LineageSubject, nodeKindText } from '../../../app/index.ts';
import type { CancellationToken } from '../../../base/index.ts';
import type { Session } from '../session.ts';

/** Lineage as a call hierarchy: what a table or column takes from calls it, what takes from it is called. */
export function serveCallHierarchy(session: Session): void {
  const { serve, aetl, uris } = session;
  const { callHierarchy } = session.connection.languages;
  callHierarchy.onPrepare(
    serve(
      'lineage',
      'indexed',
      async ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken): Promise<CallHierarchyItem[] | null> => {
        const uri = uris.fromClient(textDocument.uri);
        const item = await aetl.lineageItem({ textDocument: { uri }, position }, token);
        return item && [hierarchyItem(session, item, { uri: textDocument.uri, range: { start: position, end: position } })];
      },
    ),
  );
  const neighbours = async (item: CallHierarchyItem, walk: 'upstream' | 'downstream', token: CancellationToken) => {
    const subject = subjectOf(item.data);
    const found = subject === null ? [] : await aetl.lineageNeighbours(subject, walk, token);
    return found.map((next) => hierarchyItem(session, next, { uri: item.uri, range: item.selectionRange }));
  };
  callHierarchy.onIncomingCalls(
    serve('lineage', 'indexed', async ({ item }: CallHierarchyIncomingCallsParams, token): Promise<CallHierarchyIncomingCall[]> => {
      const found = await neighbours(item, 'upstream', token);
      return found.map((from) => ({ from, fromRanges: [from.selectionRange] }));
    }),
  );
  callHierarchy.onOutgoingCalls(
    serve('lineage', 'indexed', async ({ item }: CallHierarchyOutgoingCallsParams, token): Promise<CallHierarchyOutgoingCall[]> => {
      const found = await neighbours(item, 'downstream', token);
      return found.map((to) => ({ to, fromRanges: [item.selectionRange] }));
    }),
  );
}

/** `known` is where one comes from: an item has to lead somewhere, also when nothing defines it. */
function hierarchyItem({ uris }: Session, item: LineageItem, known: Pick<CallHierarchyItem, 'uri' | 'range'>): CallHierarchyItem {
  const { node, column, name, kind, expression, location } = item;
  const { uri, range } = location === null ? known : { uri: uris.toClient(location.uri), range: location.range };
  const detail = expression === null ? nodeKindText(kind) : short(expression);
  return {
    name,
    kind: column === null ? TABLE_KINDS[kind] : SymbolKind.Field,
    detail,
    uri,
    range,
    selectionRange: range,
    data: { node, column },
  };
}

const TABLE_KINDS: Readonly<Record<LineageItem['kind'], SymbolKind>> = {
  table: SymbolKind.Class,
  seed: SymbolKind.Class,
  source: SymbolKind.Class,
  view: SymbolKind.Interface,
  model: SymbolKind.Module,
  temp: SymbolKind.Variable,
  query: SymbolKind.Event,
  report: SymbolKind.Event,
  job: SymbolKind.Event,
  file: SymbolKind.File,
  schema: SymbolKind.Namespace,
  unknown: SymbolKind.Class,
};

const LONGEST = 80;

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** The editor gives back what it was given; nobody can be sure of that. */
function subjectOf(data: unknown): LineageSubject | null {
  if (typeof data !== 'object' || data === null || !('node' in data) || !('column' in data)) return null;
  const { node, column } = data;
  return typeof node === 'string' && (column === null || typeof column === 'string') ? { node, column } : null;
}
