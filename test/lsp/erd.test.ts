// A diagram as a page of its own, as an editor asks for it.
import assert from 'node:assert/strict';
import type { ErdPageResult } from '../../server/src/protocol/index.ts';
import { SHOP, testServer } from './with-server.ts';

const ASKED = { names: [], connection: null, language: 'en', title: 'all <tables>' };

testServer('all tables, some of them, and in Korean', { files: SHOP }, async (server) => {
  await server.ready();
  const all = await server.request<ErdPageResult>('aetl/erd/page', ASKED);
  assert.equal(all.tables, 2);
  assert.match(all.html, /default-src 'none'/);
  assert.match(all.html, /data-from="orders" data-to="customers"/);
  assert.match(all.html, /all &#60;tables&#62;/);
  const some = await server.request<ErdPageResult>('aetl/erd/page', { ...ASKED, names: ['orders'], language: 'ko-KR' });
  assert.equal(some.tables, 1);
  assert.match(some.html, /<html lang="ko">.*테이블이나 컬럼 찾기/s);
});

testServer('names that mean nothing, and databases that nobody has crawled, are refused in a sentence', { files: SHOP }, async (server) => {
  await server.ready();
  await assert.rejects(server.request('aetl/erd/page', { ...ASKED, names: ['nowhere'] }), /no schema or table nowhere/);
  await assert.rejects(server.request('aetl/erd/page', { ...ASKED, connection: 'dw' }), /tables of dw are not known yet/);
});

testServer('a folder without tables says so', { files: { 'aetl.yaml': 'version: 1\ndialect: postgres\n' } }, async (server) => {
  await server.ready();
  await assert.rejects(server.request('aetl/erd/page', ASKED), /no tables to draw/);
});
