import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HistoryFilter, parseHistoryFilter } from '../../../client/src/schema-history/history-filter.ts';

const CASES: readonly (readonly [typed: string, filter: HistoryFilter])[] = [
  ['', {}],
  ['  amount ', { text: 'amount' }],
  ['sales.orders', { schema: 'sales', text: 'orders' }],
  ['sales.', { schema: 'sales' }],
  ['.gitless', { text: 'gitless' }],
  ['two words', { text: 'two words' }],
  ['since:2026-11-01 매출', { text: '매출', since: new Date(2026, 10, 1).getTime() }],
  ['UNTIL:2026-11-01', { until: new Date(2026, 10, 2).getTime() - 1 }],
];

for (const [typed, filter] of CASES)
  test(`“${typed}” as a filter of the history`, () => assert.deepEqual(parseHistoryFilter(typed), { filter, wrongDate: null }));

for (const date of ['yesterday', '2026-13-01', '2026-02-31', ''])
  test(`“${date}” is no date`, () => assert.equal(parseHistoryFilter(`since:${date} x`).wrongDate, date));
