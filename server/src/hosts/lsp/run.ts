import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createAetl } from '../../app/index.ts';
import { connectionLogger } from './logger.ts';
import { startServer } from './server.ts';

/** Serves one editor: over node IPC when it says `--node-ipc`, over standard input and output otherwise. */
export function runLanguageServer(): void {
  const ipc = process.argv.includes('--node-ipc');
  const connection = ipc ? createConnection(ProposedFeatures.all) : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const logger = connectionLogger(connection);
  // A bug in one place must not take the editor's language server away.
  process.on('uncaughtException', (error) => logger.error('unexpected error', error));
  process.on('unhandledRejection', (reason) => logger.error('unexpected rejection', reason));
  startServer({ connection, logger, version: '0.1.0', createAetl: () => createAetl({ logger }) });
}
