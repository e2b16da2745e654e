import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Report } from '../../server/src/protocol/index.ts';
import { aetl, folderOf } from './run-aetl.ts';

const SHOP = `-- file: aetl.yaml
version: 1
dialect: postgres
jobs: { nightly: { files: [load.sql] } }
-- file: schema.sql
create table raw.orders (id int primary key, amount numeric);
comment on table raw.orders is '</script><script>document.title = "broken"</script>';
create table mart.daily (total numeric);
-- file: load.sql
insert into mart.daily select sum(amount) from raw.orders where id > 0;
`;

describe('aetl report', () => {
  it('holds tables, edges, jobs, and paths that are not of this machine', async (test) => {
    const ran = await aetl(['report', '--format', 'json'], { cwd: folderOf(SHOP, test) });
    assert.equal(ran.status, 0, ran.stderr);
    const report: Report = JSON.parse(ran.stdout);
    assert.deepEqual(
      report.tables.map(({ id, place }) => [id, place]),
      [
        ['mart.daily', 'schema.sql:3'],
        ['raw.orders', 'schema.sql:1'],
      ],
    );
    assert.deepEqual(
      report.edges.map(({ from, to, kind, expression, place }) => [from, to, kind, expression, place]),
      [
        [[1, 'amount'], [0, 'total'], 'aggregate', 'sum(amount)', 'load.sql:1'],
        [[1, 'id'], [0, '*'], 'filter', null, 'load.sql:1'],
      ],
    );
    assert.deepEqual(
      report.jobs.map(({ name }) => name),
      ['nightly'],
    );
  });

  it('is in English or Korean', async (test) => {
    const cwd = folderOf(SHOP, test);
    for (const [language, lang] of [
      ['en', 'en'],
      ['ko', 'ko'],
    ] as const) {
      assert.equal((await aetl(['report', '--language', language, '--output', 'r.html'], { cwd })).status, 0);
      assert.match(readFileSync(path.join(cwd, 'r.html'), 'utf8'), new RegExp(`^<!doctype html>\n<html lang="${lang}">`));
    }
    assert.equal((await aetl(['erd', '--language', 'ko', '--format', 'html', '--output', 'e.html'], { cwd })).status, 0);
    assert.match(readFileSync(path.join(cwd, 'e.html'), 'utf8'), /<html lang="ko">[\s\S]*모든 테이블/);
    const wrong = await aetl(['report', '--language', 'fr'], { cwd });
    assert.deepEqual([wrong.status, wrong.stderr], [2, 'aetl: --language must be en or ko\n']);
  });

  it('is a page from which no name can break out', async (test) => {
    const cwd = folderOf(SHOP, test);
    const ran = await aetl(['report', '--output', path.join(cwd, 'report.html')], { cwd });
    assert.match(ran.stdout, /2 tables, 2 edges, 1 job\.\n$/);
    const page = readFileSync(path.join(cwd, 'report.html'), 'utf8');
    assert.match(page, /default-src 'none'/);
    assert.equal(page.split('</script>').length, 3);
    assert.doesNotMatch(page, /<script>document\.title/);
  });
});
