import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createAetl } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import type { DatabaseNode, PartNode } from '../../../server/src/protocol/index.ts';
import { crawl, open, table, temporaryFolder } from '../adapters/store/fixture.ts';

test('a partition of PostgreSQL is a node that can be previewed and profiled by its own name', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  const bounds = [
    { name: 'sales 2026', bound: "FROM ('2026-01-01') TO ('2027-01-01')", rows: 7 },
    { name: 'old.sales_2025', bound: null, rows: 7 },
  ];
  const partitions = { method: 'range', by: 'day', partitions: bounds };
  await crawl(store, [table('public.sales', 'id int, day date', { partitions }), table('old.t', 'id int')]);
  await store.close();
  writeFileSync(path.join(folder, 'aetl.yaml'), 'version: 1\ndialect: postgres\nconnections: { warehouse: { type: postgres, host: h } }\n');
  const silent = { info: () => {}, warn: () => {}, error: (message: string, cause: unknown) => console.error(message, cause) };
  const { databaseTree, setRoots } = createAetl({ logger: silent, threads: false, trusted: () => true });
  await setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED);
  const below = async (node: DatabaseNode | null, label: string): Promise<DatabaseNode> => {
    const nodes = await databaseTree.children(node === null ? {} : { parent: node.id }, NEVER_CANCELLED);
    const found = nodes.find((one) => one.label === label);
    assert.ok(found, `${label} among ${nodes.map((one) => one.label).join(', ')}`);
    return found;
  };
  let at: DatabaseNode | null = null;
  for (const label of ['warehouse', 'public', 'table', 'sales', 'partition']) at = await below(at, label);
  const preview = ({ address }: PartNode, purpose: 'preview' | 'query') =>
    address && databaseTree.select({ address, purpose, limit: 9 })?.sql;
  const [plain, other] = [(await below(at, 'sales 2026')) as PartNode, (await below(at, 'old.sales_2025')) as PartNode];
  assert.deepEqual(
    [plain.sqlName, plain.address?.name, other.sqlName, other.address?.schema],
    ['public."sales 2026"', 'sales 2026', 'old.sales_2025', 'old'],
  );
  assert.equal(preview(plain, 'preview'), 'SELECT "id", "day" FROM "public"."sales 2026" LIMIT 9');
  assert.equal(preview(other, 'query'), 'SELECT\n  id,\n  day\nFROM old.sales_2025;\n');
});
