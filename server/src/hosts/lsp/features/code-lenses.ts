import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { type CancellationToken, say } from '../../../base/index.ts';
import { openFile, type Session } from '../session.ts';

/** “3 upstream · 12 downstream” above models, tables and views. Opening a file only finds the places; what is seen is counted. */
export function serveCodeLenses(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.onCodeLens(
    serve('code lenses', 'none', async ({ textDocument }: CodeLensParams, token: CancellationToken): Promise<CodeLens[]> => {
      const opened = await openFile(session, textDocument.uri, token);
      if (!opened) return [];
      return aetl.lineageAnchors(opened.file).map(({ range, table }) => ({ range: opened.positions.range(range), data: { table } }));
    }),
  );
  connection.onCodeLensResolve(
    serve('code lens', 'indexed', async (lens: CodeLens, token: CancellationToken): Promise<CodeLens> => {
      const table = tableOf(lens.data);
      if (table === null) return lens;
      const { node, upstream, downstream } = await aetl.countLineage(table, token);
      const title = say('{0} upstream · {1} downstream', number(upstream), number(downstream));
      return {
        ...lens,
        command: {
          title,
          tooltip: say('Tables and queries around {0}: show its lineage', node),
          command: 'aetl.showLineage',
          arguments: [{ name: node }],
        },
      };
    }),
  );
}

/** There may be more than were counted. */
function number({ tables, truncated }: { readonly tables: number; readonly truncated: boolean }): string {
  return `${tables}${truncated ? '+' : ''}`;
}

/** The editor gives back what it was given; nobody can be sure of that. */
function tableOf(data: unknown): string | null {
  const table = typeof data === 'object' && data !== null && 'table' in data ? data.table : null;
  return typeof table === 'string' ? table : null;
}
