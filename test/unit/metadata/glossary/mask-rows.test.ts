import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CellValue, type DescribedColumn, type MaskedSource, RowMask } from '../../../../server/src/metadata/index.ts';

/** Columns as `name:type`, rows of cells, and where columns come from by their place. */
function masked(columns: string, rows: readonly (readonly CellValue[])[], sources: readonly (readonly MaskedSource[])[] = []) {
  const mask = new RowMask(
    columns.split(', ').map((column) => ({ name: column.split(':')[0] ?? '', type: column.split(':')[1] ?? null })),
    sources,
  );
  return { rows: mask.rows(rows), kinds: mask.kinds };
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
        kinds: [null, 'e-mail', 'phone'],
      },
    );
  });

  it('by what a column is made of, whatever it is called; counts stay', () => {
    const from = (column: string, aggregated = false) => [{ table: null, column, aggregated, said: null }];
    assert.deepEqual(
      masked(
        'x:text, n:int8, m:text',
        [['Ann@Example.com', '12', 'bob@example.com']],
        [from('email'), from('email', true), from('email', true)],
      ),
      {
        rows: [['A***@Example.com', '12', 'b***@example.com']],
        kinds: ['e-mail', null, 'e-mail'],
      },
    );
  });

  it('by how values are written, where nothing else tells', () => {
    const rows = Array.from({ length: 30 }, (_, at) => [`user${at}@example.com`, `plain ${at}`]);
    const { rows: shown, kinds } = masked('a:text, b:text', rows);
    assert.deepEqual(kinds, ['e-mail', null]);
    assert.deepEqual(shown[3], ['u***@example.com', 'plain 3']);
  });

  it('also when the values come only later', () => {
    const mask = new RowMask([{ name: 'a', type: 'text' }], []);
    assert.deepEqual(mask.rows([[null]]), [[null]]);
    assert.deepEqual(mask.rows([['ann@example.com']]), [['a***@example.com']]);
  });

  it('by the table where the name leaves it out, and by what a glossary says', () => {
    const from = (path: string, said: Partial<DescribedColumn> | null = null): readonly MaskedSource[] => {
      const [table = '', column = ''] = path.split('.');
      return [{ table, column, aggregated: false, said: said && { description: null, domain: null, personal: null, ...said } }];
    };
    assert.deepEqual(
      masked(
        'name:text, name:text, email:text, memo:text, code:text',
        [['Ann Lee', 'Chair', 'ann@example.com', 'knows Ann', '12-345-6789']],
        [
          from('students.name'),
          from('products.name'),
          from('lists.email', { personal: false }),
          from('lists.memo', { personal: true }),
          from('lists.code', { domain: 'bank-account' }),
        ],
      ),
      {
        rows: [['A** L**', 'Chair', 'ann@example.com', '********', '**-***-*789']],
        kinds: ['person-name', null, null, 'personal', 'bank-account'],
      },
    );
  });

  it('and nothing else is', () => {
    const rows = [[1, '2024-01-01', 'paid', 12.5, true]];
    const plain = masked('order_id:int, ordered_on:date, status:text, amount:numeric, active:bool', rows);
    assert.equal(plain.rows, rows);
    assert.deepEqual(plain.kinds, [null, null, null, null, null]);
  });
});
