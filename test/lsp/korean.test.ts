import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeAction, CompletionList, Hover } from 'vscode-languageserver';
import { positionOf } from './server-process.ts';
import { testServer } from './with-server.ts';

const SHOP = fileURLToPath(new URL('../../samples/shop', import.meta.url));
const FILES = Object.fromEntries(
  (await Array.fromAsync(glob('**/*.{sql,yml,yaml,csv}', { cwd: SHOP }))).map((file) => [
    file,
    readFileSync(path.join(SHOP, file), 'utf8'),
  ]),
);
const CLOSE = 'reports/monthly_close.sql';
const text = FILES[CLOSE] ?? '';

testServer('a Korean editor is spoken to in Korean', { files: FILES, locale: 'ko' }, async (server) => {
  await server.ready();
  const uri = await server.open(CLOSE, text);
  const [finding] = await server.diagnostics(uri, (found) => found.length > 0);
  assert.ok(finding);
  assert.equal(finding.message, 'm에 컬럼 “revenue_after_refund”이(가) 없습니다. 혹시 revenue_after_refunds입니까?');
  // Programs read the code.
  assert.equal(finding.code, 'unknown-column');
  const messages = server.published.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => String(message)));
  assert.deepEqual(
    messages.filter((message) => !/[가-힣]/.test(message)),
    [],
  );

  const actions = await server.request<readonly CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: finding.range,
    context: { diagnostics: [finding] },
  });
  assert.ok(
    actions.some(({ title }) => title === 'revenue_after_refunds(으)로 변경'),
    JSON.stringify(actions.map(({ title }) => title)),
  );

  const column = await server.at<Hover>('textDocument/hover', uri, positionOf(text, 'net_revenue'));
  assert.match(JSON.stringify(column.contents), /`marts\.mart_daily_revenue`의 컬럼/);
  const table = await server.at<Hover>('textDocument/hover', uri, positionOf(text, 'mart_daily_revenue'));
  assert.match(JSON.stringify(table.contents), /테이블|뷰/);
  assert.match(JSON.stringify(table.contents), /정의: \[/);

  const edited = `${text}\nselect order_id from staging.stg_orders where;\n`;
  await server.change(uri, { text: edited });
  await server.diagnostics(uri, (found) => found.some(({ message }) => String(message).startsWith('식 자리에')));

  await assert.rejects(server.at('textDocument/rename', uri, positionOf(edited, 'mart_daily_revenue'), { newName: 'other' }), {
    message: '테이블과 뷰의 이름은 바꾸지 않습니다. 별칭, CTE, 컬럼의 이름을 바꿀 수 있습니다.',
  });
});

testServer('a language that AETL does not speak is English', { files: FILES, locale: 'fr' }, async (server) => {
  await server.ready();
  const uri = await server.open(CLOSE, text);
  const [finding] = await server.diagnostics(uri, (found) => found.length > 0);
  assert.equal(finding?.message, 'There is no column revenue_after_refund in m. Did you mean revenue_after_refunds?');
});

testServer(
  'completion inside of templates explains itself in Korean',
  { files: { 'dbt_project.yml': 'name: p\n', 'models/a.sql': 'select 1 as x\n' }, locale: 'ko-KR' },
  async (server) => {
    await server.ready();
    const template = 'select * from {{  }}\n';
    const uri = await server.open('models/b.sql', template);
    const list = await server.at<CompletionList>('textDocument/completion', uri, positionOf(template, '{{ ', 3));
    const ref = list.items.find(({ label }) => label === 'ref');
    assert.equal(ref?.labelDetails?.detail, ' 이 프로젝트의 모델');
  },
);
