import type { CancellationToken } from '../../../base/index.ts';
import { AETL_METHODS, type GlossaryAcceptParams, type GlossaryAcceptResult, type GlossaryProposeParams } from '../../../protocol/index.ts';
import type { Session } from '../session.ts';

/** What could be said of tables and columns. The editor makes the edits, so that they can be undone. */
export function serveGlossary({ connection, serve, aetl, uris }: Session): void {
  connection.onRequest(
    AETL_METHODS.glossaryPropose,
    serve('proposals', 'indexed', (params: GlossaryProposeParams, token: CancellationToken) => aetl.proposals.propose(params, token)),
  );
  connection.onRequest(
    AETL_METHODS.glossaryAccept,
    serve('proposals', 'indexed', async (params: GlossaryAcceptParams, token: CancellationToken): Promise<GlossaryAcceptResult> => {
      const { files, problems } = await aetl.proposals.accept(params, token);
      return { files: files.map((file) => ({ ...file, uri: uris.toClient(file.uri) })), problems };
    }),
  );
}
