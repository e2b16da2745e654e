import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CellValue, type MaskedSource, RowMask } from '../../../../server/src/metadata/index.ts';

/** Columns as `name:type`, rows of cells, and where columns come from by their place. */
function masked(columns: string, rows: readonly (readonly CellValue[])[], sources: readonly (readonly MaskedSource[])[] = []) {
  const mask = new RowMask(
    columns.split(', ').map((column) => ({ name: column.split(':')[0] ?? '', type: column.split(':')[1] ?? null })),
    sources,
  );
  return { rows: mask.rows(rows), domains: mask.domains };
}

describe('rows of a result are masked', () => {
  it('by the names of columns', () => {
    assert.deepEqual(
      masked('id:int, email:text, phone_no:text', [
        [1, 'ann@example.com', '010-1234-5678'],
        [2, null, null],
      ]),
      {
        rows: [
          [1, 'a***@example.com', '010-****-5678'],
          [2, null, null],
        ],
        domains: [null, 'e-mail', 'phone'],
      },
    );
  });

  it('by what a column is made of, whatever it is called; counts stay', () => {
    const from = (column: string, aggregated = false) => [{ column, aggregated }];
    assert.deepEqual(
      masked(
        'x:text, n:int8, m:text',
        [['Ann@Example.com', '12', 'bob@example.com']],
        [from('email'), from('email', true), from('email', true)],
      ),
      {
        rows: [['A***@Example.com', '12', 'b***@example.com']],
        domains: ['e-mail', null, 'e-mail'],
      },
    );
  });

  it('by how values are written, where nothing else tells', () => {
    const rows = Array.from({ length: 30 }, (_, at) => [`user${at}@example.com`, `plain ${at}`]);
    const { rows: shown, domains } = masked('a:text, b:text', rows);
    assert.deepEqual(domains, ['e-mail', null]);
    assert.deepEqual(shown[3], ['u***@example.com', 'plain 3']);
  });

  it('also when the values come only later', () => {
    const mask = new RowMask([{ name: 'a', type: 'text' }], []);
    assert.deepEqual(mask.rows([[null]]), [[null]]);
    assert.deepEqual(mask.rows([['ann@example.com']]), [['a***@example.com']]);
  });

  it('and nothing else is', () => {
    const rows = [[1, '2024-01-01', 'paid', 12.5, true]];
    const plain = masked('order_id:int, ordered_on:date, status:text, amount:numeric, active:bool', rows);
    assert.equal(plain.rows, rows);
    assert.deepEqual(plain.domains, [null, null, null, null, null]);
  });
});
