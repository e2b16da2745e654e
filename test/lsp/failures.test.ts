import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import {
  CancellationTokenSource,
  createConnection,
  createMessageConnection,
  type MessageConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Aetl } from '../../server/src/app/index.ts';
import type { Logger } from '../../server/src/base/index.ts';
import { startServer } from '../../server/src/hosts/lsp/server.ts';

interface Harness {
  readonly client: MessageConnection;
  readonly errors: string[];
  /** Lets the index be complete. */
  readonly finishIndex: () => void;
}

/** The server over a facade whose answers the test decides. */
async function harness(answers: { readonly file: () => never | null }): Promise<Harness> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const errors: string[] = [];
  const logger: Logger = { info: () => {}, warn: () => {}, error: (message, cause) => errors.push(`${message}: ${String(cause)}`) };
  let finishIndex = () => {};
  const indexed = new Promise<void>((resolve) => {
    finishIndex = resolve;
  });
  const aetl = {
    ide: { file: async () => answers.file(), workspaceSymbols: () => [], text: async () => null, glossary: { text: () => null } },
    configure: () => {},
    onStale: () => {},
    databases: { onCrawled: () => {}, refresh: async () => {}, catchUp: async () => [] },
    files: () => [],
    readDefinitions: async () => {},
    async setRoots() {
      await indexed;
      return { files: 0, statements: 0, tables: 0, milliseconds: 0, skipped: [] };
    },
  } as unknown as Aetl;
  startServer({
    connection: createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)),
    logger,
    version: '0.0.0',
    createAetl: () => aetl,
  });
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null });
  await client.sendNotification('initialized', {});
  return { client, errors, finishIndex };
}

const HOVER = { textDocument: { uri: 'file:///a.sql' }, position: { line: 0, character: 0 } };

test('a handler that throws is an error for its asker, one line in the log, and no end of the server', async () => {
  const { client, errors } = await harness({
    file: () => {
      throw new Error('a bug');
    },
  });
  await assert.rejects(client.sendRequest('textDocument/hover', HOVER), /AETL could not answer hover: a bug/);
  assert.deepEqual(errors, ['hover failed: Error: a bug']);
  await assert.rejects(client.sendRequest('textDocument/completion', HOVER), /completion: a bug/);
  client.dispose();
});

test('requests about the workspace wait for the index, and can be cancelled while they wait', async () => {
  const { client, errors, finishIndex } = await harness({ file: () => null });
  const source = new CancellationTokenSource();
  let answered = false;
  const patient = client.sendRequest('workspace/symbol', { query: 'a' }).then((result) => {
    answered = true;
    return result;
  });
  const impatient = client.sendRequest('workspace/symbol', { query: 'b' }, source.token);
  assert.equal(await client.sendRequest('textDocument/hover', HOVER), null);
  source.cancel();
  await assert.rejects(impatient, { code: -32800 });
  assert.equal(answered, false);
  finishIndex();
  assert.deepEqual(await patient, []);
  assert.deepEqual(errors, []);
  client.dispose();
});
