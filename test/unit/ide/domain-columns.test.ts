import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createAetl } from '../../../server/src/app/index.ts';
import { NEVER_CANCELLED } from '../../../server/src/base/index.ts';
import type { ColumnObject } from '../../../server/src/metadata/index.ts';
import { crawl, open, table, temporaryFolder } from '../adapters/store/fixture.ts';

const column = (name: string, type: string, base?: string): ColumnObject => ({
  name,
  type,
  ...(base !== undefined && { base }),
  nullable: true,
  default: null,
  generated: null,
  identity: false,
  comment: null,
});

test('columns of domains that a crawl has found fit where what they are made of does, and are shown by their own type', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  const columns = [column('code', 'text'), column('mail', 'public.mail', 'varchar(80)'), column('price', 'public.price', 'numeric(12,2)')];
  await crawl(store, [{ ...table('public.priced', ''), columns }]);
  await store.close();
  const text = 'select sum(p.) from priced p';
  writeFileSync(path.join(folder, 'aetl.yaml'), 'version: 1\ndialect: postgres\nconnections: { warehouse: { type: postgres, host: h } }\n');
  writeFileSync(path.join(folder, 'q.sql'), text);
  const silent = { info: () => {}, warn: () => {}, error: (message: string, cause: unknown) => console.error(message, cause) };
  const aetl = createAetl({ logger: silent, threads: false });
  await aetl.setRoots([pathToFileURL(folder).href], () => {}, NEVER_CANCELLED);
  const file = await aetl.ide.file(pathToFileURL(path.join(folder, 'q.sql')).href, NEVER_CANCELLED);
  assert.ok(file);
  const { items } = aetl.ide.complete(file, text.indexOf('.)') + 1);
  const [first] = items;
  assert.ok(first?.subject);
  assert.equal(first.label, 'price');
  assert.match(aetl.ide.resolveCompletion(file, first.subject) ?? '', /\*\*price\*\* `public\.price`/);
});
