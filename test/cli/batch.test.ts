import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aetl } from './run-aetl.ts';

async function batch(what: string, lines: readonly (object | string)[]): Promise<Record<string, unknown>[]> {
  const stdin = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  const ran = await aetl(['batch', what], { stdin });
  assert.deepEqual([ran.status, ran.stderr], [0, '']);
  return ran.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('aetl batch', () => {
  it('answers in order, and goes on after lines that are wrong', async () => {
    const answers = await batch('parse', [
      { id: 'a', dialect: 'postgres', sql: 'select 1' },
      'nonsense',
      { id: 'b', dialect: 'db2', sql: 'select 1' },
      { id: 'c', dialect: 'oracle', sql: 'select 1 from dual' },
    ]);
    assert.deepEqual(
      answers.map(({ id, error }) => [id, error === undefined]),
      [
        ['a', true],
        [null, false],
        ['b', false],
        ['c', true],
      ],
    );
    assert.deepEqual(answers[0]?.['statements'], [{ kind: 'select', range: [0, 8], opaque: false, errors: [] }]);
  });

  it('answers lineage as surfaces.md says', async () => {
    const sql = 'insert into daily select o.day, sum(o.amount) total from orders o group by o.day';
    const [answer] = await batch('lineage', [
      { id: '1', dialect: 'postgres', sql, schema: { orders: { day: 'date', amount: 'numeric' } } },
    ]);
    assert.deepEqual(answer, {
      id: '1',
      statements: [
        {
          kind: 'insert',
          target: 'daily',
          sources: ['orders'],
          uncertain: false,
          reasons: [],
          columns: [
            {
              target: { table: 'daily', column: 'day' },
              sources: [{ table: 'orders', column: 'day' }],
              kind: 'copy',
              expression: 'o.day',
              range: [25, 30],
            },
            {
              target: { table: 'daily', column: 'total' },
              sources: [{ table: 'orders', column: 'amount' }],
              kind: 'aggregate',
              expression: 'sum(o.amount)',
              range: [32, 45],
            },
          ],
          influences: [{ table: 'orders', column: 'day', kind: 'group' }],
          errors: [],
        },
      ],
      edges: [
        { source: { table: 'orders', column: 'day' }, target: { table: 'daily', column: 'day' }, kind: 'copy' },
        { source: { table: 'orders', column: 'amount' }, target: { table: 'daily', column: 'total' }, kind: 'aggregate' },
      ],
    });
  });

  it('finds wrong columns with their range', async () => {
    const sql = 'select amonut from public.orders';
    const [answer] = await batch('check', [{ id: '1', dialect: 'postgres', sql, schema: { orders: { amount: 'numeric' } } }]);
    const [diagnostic] = (answer?.['diagnostics'] ?? []) as { readonly message: string }[];
    const { message, ...rest } = diagnostic ?? { message: '' };
    assert.notEqual(message, '');
    assert.deepEqual(rest, { code: 'unknown-column', severity: 'error', range: [7, 13], suggestions: ['amount'] });
  });

  it('finds tables that the schema lacks, if there is a schema', async () => {
    const sql = 'select 1 from ordres';
    const answers = await batch('check', [
      { id: '1', dialect: 'postgres', sql, schema: { orders: { id: 'int' } } },
      { id: '2', dialect: 'postgres', sql },
      { id: '3', dialect: 'postgres', sql, schema: {} },
    ]);
    assert.deepEqual(
      answers.map(({ diagnostics }) => (diagnostics as { readonly code: string }[]).map(({ code }) => code)),
      [['unknown-table'], [], []],
    );
  });

  it('says that it does not convert yet', async () => {
    const [answer] = await batch('convert', [{ id: '1', dialect: 'postgres', target: 'oracle', sql: 'select 1' }]);
    assert.deepEqual([answer?.['id'], typeof answer?.['error']], ['1', 'string']);
  });

  it('survives a reader that stops', async () => {
    const { status } = await aetl(['batch', 'nothing']);
    assert.equal(status, 2);
  });
});
