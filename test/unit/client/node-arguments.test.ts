import assert from 'node:assert/strict';
import { it } from 'node:test';
import { databaseNode } from '../../../client/src/commands/database-node.ts';
import { historyNode } from '../../../client/src/commands/history-node.ts';

const OF_DATABASES = { origin: 'database', kind: 'connection', id: '{}', connection: 'dw', label: 'dw', hasChildren: true };
const OF_HISTORY = { kind: 'connection', info: { connection: 'dw' } };

it('a command tells the nodes of the views apart, also where they are of kinds with one name', () => {
  assert.deepEqual([historyNode(OF_DATABASES), historyNode(OF_HISTORY), historyNode(undefined)], [null, OF_HISTORY, null]);
  assert.deepEqual([databaseNode(OF_DATABASES), databaseNode(OF_HISTORY), databaseNode(undefined)], [OF_DATABASES, null, null]);
});
