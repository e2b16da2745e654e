import assert from 'node:assert/strict';
import { it } from 'node:test';
import { writtenParts } from '../../../server/src/base/index.ts';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  orders: ['orders'],
  'shop.orders': ['shop', 'orders'],
  '회사 데이터.직원 명부': ['회사 데이터', '직원 명부'],
  '"회사 데이터"."직원 명부"': ['"회사 데이터"', '"직원 명부"'],
  '`a.b`.c': ['"a.b"', 'c'],
  '[a]]b].c.d': ['"a]b"', 'c', 'd'],
  '"a ""q""".b': ['"a "q""', 'b'],
  'Sales "Q".orders': ['Sales "Q"', 'orders'],
  '"never closed.t': ['"never closed', 't'],
  'a..b.': ['a', '', 'b', ''],
  '': [''],
};

for (const [name, parts] of Object.entries(NAMES))
  it(`the name ${name} is ${parts.length} parts`, () =>
    assert.deepEqual(
      writtenParts(name).map(({ text, quoted }) => (quoted ? `"${text}"` : text)),
      parts,
    ));
