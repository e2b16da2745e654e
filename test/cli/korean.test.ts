import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aetl, folderOf } from './run-aetl.ts';

const FIXTURE = `-- file: aetl.yaml
version: 1
dialect: postgres
catalog: ["schema.sql"]
-- file: schema.sql
CREATE TABLE orders (id integer, amount numeric);
CREATE VIEW daily AS SELECT sum(amount) AS total FROM orders;
-- file: report.sql
SELECT amonut FROM orders;
`;

test('--language chooses the language of what is said, also in JSON, and English is the default', async (t) => {
  const cwd = folderOf(FIXTURE, t);
  const korean = await aetl(['check', '--language', 'ko'], { cwd });
  assert.equal(korean.status, 1);
  assert.match(korean.stdout, /orders에 컬럼 “amonut”이\(가\) 없습니다\. 혹시 amount입니까\? {2}unknown-column/);
  assert.match(korean.stdout, /파일 3개의 문 3개에서 오류 1개\./);
  const [finding] = findingsOf(await aetl(['check', '--language', 'ko', '--format', 'json'], { cwd }));
  assert.deepEqual(finding, ['unknown-column', 'error', 'orders에 컬럼 “amonut”이(가) 없습니다. 혹시 amount입니까?']);
  // The index that the Korean runs have left says nothing to English ones.
  const english = await aetl(['check'], { cwd });
  assert.match(english.stdout, /There is no column amonut in orders\. Did you mean amount\?/);
  assert.match(english.stdout, /1 error in 3 statements in 3 files\./);
  const [same] = findingsOf(await aetl(['check', '--format', 'json'], { cwd }));
  assert.deepEqual(same, ['unknown-column', 'error', 'There is no column amonut in orders. Did you mean amount?']);
});

test('questions and refusals are answered in the language that was chosen', async (t) => {
  const cwd = folderOf(FIXTURE, t);
  const explained = await aetl(['lineage', 'daily.total', '--explain', '--language', 'ko'], { cwd });
  assert.match(explained.stdout, /daily\.total: orders\.amount에서 sum\(amount\)\(으\)로 집계 \(schema\.sql:2\)\./);
  assert.match(explained.stdout, /최종 원천: orders\.amount\./);
  const unknown = await aetl(['lineage', 'dayly', '--language', 'ko'], { cwd });
  assert.match(unknown.stderr, /“dayly”\(이\)라는 테이블, 컬럼, 파일이 없습니다\. 혹시 daily입니까\?/);
  const wrong = await aetl(['check', '--language', 'fr'], { cwd });
  assert.deepEqual([wrong.status, wrong.stderr], [2, 'aetl: --language must be en or ko\n']);
});

function findingsOf({ stdout }: { readonly stdout: string }): readonly (readonly string[])[] {
  const { files }: { files: { diagnostics: { code: string; severity: string; message: string }[] }[] } = JSON.parse(stdout);
  return files.flatMap(({ diagnostics }) => diagnostics.map(({ code, severity, message }) => [code, severity, message]));
}
