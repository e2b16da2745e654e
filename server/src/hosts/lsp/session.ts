import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Aetl, IdeFile } from '../../app/index.ts';
import type { CancellationToken, Logger } from '../../base/index.ts';
import type { PendingDocuments } from './pending-documents.ts';
import { Positions } from './positions.ts';
import type { Serve } from './serve.ts';
import type { Uris } from './uris.ts';

/** What the handlers of one connection share. */
export interface Session {
  readonly connection: Connection;
  readonly aetl: Aetl;
  readonly documents: TextDocuments<TextDocument>;
  readonly pending: PendingDocuments;
  readonly uris: Uris;
  readonly logger: Logger;
  readonly serve: Serve;
}

/** One snapshot of a file with the positions of its text. */
export interface OpenedFile {
  readonly file: IdeFile;
  readonly positions: Positions;
}

/** A glossary.yaml with the positions of its text; null for other files. */
export function openGlossary({ aetl, uris }: Session, uri: string): { readonly uri: string; readonly positions: Positions } | null {
  const own = uris.fromClient(uri);
  const text = aetl.ide.glossary.text(own);
  return text === null ? null : { uri: own, positions: new Positions(text) };
}

const positionsOf = new WeakMap<IdeFile['bound'], Positions>();

/** The file that a request is about; null when AETL does not know it. */
export async function openFile(session: Session, uri: string, token: CancellationToken): Promise<OpenedFile | null> {
  const file = await session.aetl.ide.file(session.uris.fromClient(uri), token);
  return file && { file, positions: positionsIn(file) };
}

/** Counted once as long as the text stays the same. */
function positionsIn({ bound, text }: IdeFile): Positions {
  const known = positionsOf.get(bound);
  if (known) return known;
  const made = new Positions(text);
  positionsOf.set(bound, made);
  return made;
}
