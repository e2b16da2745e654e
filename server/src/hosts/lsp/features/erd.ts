import { type CancellationToken, say } from '../../../base/index.ts';
import { AETL_METHODS, type ErdPageParams, type ErdPageResult } from '../../../protocol/index.ts';
import { Refusal } from '../serve.ts';
import type { Session } from '../session.ts';

/** Diagrams of tables and their keys. */
export function serveErd({ connection, serve, aetl: { erds } }: Session): void {
  connection.onRequest(
    AETL_METHODS.erdPage,
    serve('diagram', 'indexed', async (params: ErdPageParams, token: CancellationToken): Promise<ErdPageResult> => {
      const { names, connection: database, language, title } = params;
      const selected = database === null ? await erds.of(names, token) : await erds.ofConnection(database, names, token);
      if (selected === null) throw new Refusal(say('The tables of {0} are not known yet: crawl it first.', database ?? ''));
      const { erd, unknown } = selected;
      const [first] = unknown;
      if (first !== undefined) throw new Refusal(say('There is no schema or table {0} that could be drawn.', first));
      const tables = erd.tables.length;
      if (tables === 0) throw new Refusal(say('There are no tables to draw: no file of the folder defines one.'));
      return { html: await erds.write(erd, 'html', title, { language, token }), tables };
    }),
  );
}
