// The language server's program: over node IPC when it is told `--node-ipc`, as the extension does; over standard input and
// output otherwise, as `aetl lsp` does for any editor.
import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../../../../package.json' with { type: 'json' };
import { createAetl, userIndexCache } from '../../app/index.ts';
import { connectionLogger } from './logger.ts';
import { secretsOf } from './secrets.ts';
import { startServer } from './server.ts';

const isIpc = process.argv.includes('--node-ipc');
const connection = isIpc ? createConnection(ProposedFeatures.all) : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const logger = connectionLogger(connection);
// A bug in one place must not take the editor's language server away.
process.on('uncaughtException', (error) => logger.error('unexpected error', error));
process.on('unhandledRejection', (reason) => logger.error('unexpected rejection', reason));
startServer({
  connection,
  logger,
  version: manifest.version,
  createAetl: ({ initializationOptions }) => {
    // An editor that says nothing of trust asks nobody before it opens a folder.
    const { trusted = true, secrets = false } = (initializationOptions ?? {}) as { readonly trusted?: boolean; readonly secrets?: boolean };
    const secret = secrets && trusted ? { secret: secretsOf(connection) } : {};
    return createAetl({ logger, cache: userIndexCache(), trusted: () => trusted, ...secret });
  },
});
