import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits, DEFAULT_FORMAT, formatSql } from '../../../server/src/app/index.ts';
import type { DialectName } from '../../../server/src/protocol/index.ts';

async function format(text: string, dialect: DialectName = 'postgres', range: readonly [number, number] | null = null) {
  const { edits, left } = await formatSql(text, dialect, range === null ? null : { start: range[0], end: range[1] }, DEFAULT_FORMAT);
  return { text: applyEdits(text, edits), left: left.map(({ reason }) => reason) };
}

describe('formatting', () => {
  it('lays out statements and keeps what lies between them', async () => {
    const { text } = await format('select a,b from t where a=1;\n\n\n-- next\nselect 2;\n');
    assert.equal(text, 'select\n    a,\n    b\nfrom\n    t\nwhere\n    a = 1;\n\n\n-- next\nselect\n    2;\n');
  });

  it('takes whole statements of a selection', async () => {
    const sql = 'select a,b from t;\nselect c,d from u;\n';
    assert.equal((await format(sql, 'postgres', [22, 24])).text, 'select a,b from t;\nselect\n    c,\n    d\nfrom\n    u;\n');
  });

  it('is stable', async () => {
    const once = (await format('with x as (select 1 as a) select * from x;')).text;
    assert.equal((await format(once)).text, once);
  });

  const kept: Readonly<Record<string, readonly [string, DialectName]>> = {
    'a statement with an error': ['select a, from where t;', 'postgres'],
    procedures: ['create or replace procedure p is begin   null; end;', 'oracle'],
    'Jinja blocks': ['select a from t {% if x %} where b {% endif %}', 'postgres'],
  };
  for (const [name, [sql, dialect]] of Object.entries(kept))
    it(`leaves ${name} as they are`, async () => assert.equal((await format(sql, dialect)).text, sql));

  const tokens: Readonly<Record<string, readonly [string, DialectName]>> = {
    'operators of PostgreSQL': ["select a->>'b', c @> d, e::int, f #>> '{x}' from t", 'postgres'],
    'outer joins of Oracle': ['select a from t, u where t.id = u.id (+)', 'oracle'],
    'quoted names of SQL Server': ['select [a b], @x from [dbo].[t] with (nolock)', 'tsql'],
    'names of BigQuery': ['select * except (a) from `p.d.t`', 'bigquery'],
    comments: ['select a, -- first\n/* second */ b from t', 'postgres'],
    'strings over lines': ["select 'a\n   b', $$ x\n y $$ from t", 'postgres'],
  };
  for (const [name, [sql, dialect]] of Object.entries(tokens)) {
    it(`loses nothing of ${name}`, async () => {
      const squeeze = (text: string) => text.replace(/\s+/g, '').toLowerCase();
      assert.equal(squeeze((await format(sql, dialect)).text), squeeze(sql));
    });
  }

  it('keeps refs', async () => {
    const { text } = await format("select a,b from {{ ref('orders') }} o");
    assert.match(text, /\{\{ ref\('orders'\) \}\}/);
  });

  it('keeps CRLF', async () =>
    assert.equal((await format('select a,b\r\nfrom t;\r\n')).text, 'select\r\n    a,\r\n    b\r\nfrom\r\n    t;\r\n'));
});
