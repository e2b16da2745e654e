import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import type { CancellationToken } from '../../../base/index.ts';
import { openFile, type Session } from '../session.ts';

/** Origins that are named; the others are counted. */
const SHOWN = 2;

/** `← raw.orders.amount` behind the columns of queries that are seen, where the setting asks for it. */
export function serveInlayHints(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.languages.inlayHint.on(
    serve('inlay hints', 'indexed', async ({ textDocument, range }: InlayHintParams, token: CancellationToken): Promise<InlayHint[]> => {
      const opened = await openFile(session, textDocument.uri, token);
      if (!opened) return [];
      const found = await aetl.columnOrigins(opened.file, opened.positions.offsets(range), token);
      return found.flatMap(({ offset, origins, truncated }) => {
        if (origins.length === 0) return [];
        const more =
          origins.length > SHOWN || truncated ? ` +${origins.length - Math.min(SHOWN, origins.length)}${truncated ? '…' : ''}` : '';
        const label = `← ${origins.slice(0, SHOWN).join(', ')}${more}`;
        const all = more === '' ? {} : { tooltip: origins.slice(0, 50).join('\n') };
        return [{ position: opened.positions.position(offset), label, paddingLeft: true, ...all }];
      });
    }),
  );
}
