import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternShares, patternsOf } from '../../../../server/src/metadata/index.ts';

/** A value and all the patterns that it matches. */
const VALUES: readonly (readonly [value: string, ...patterns: string[]])[] = [
  ['900101-1234568', 'korean-resident-number'],
  ['9001011234568', 'korean-resident-number', 'integer'],
  ['900101-1234567'],
  ['901301-1234568'],
  ['210101-3123456', 'korean-resident-number'],
  ['2101013123456', 'integer'],
  ['124-81-00998', 'korean-business-number'],
  ['1248100998', 'korean-business-number', 'integer'],
  ['124-81-00997'],
  ['000-00-00000'],
  ['4111-1111-1111-1111', 'card-number'],
  ['4111111111111112', 'integer'],
  ['378282246310005', 'card-number', 'integer'],
  ['1111-1111-1111-1117'],
  ['ada@example.com', 'e-mail'],
  ['홍@한국.kr', 'e-mail'],
  ['ada@localhost'],
  ['a b@example.com'],
  ['https://example.com/a?b=c', 'url'],
  ['example.com'],
  ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'uuid'],
  ['10.0.0.255', 'ipv4'],
  ['10.0.0.256'],
  ['2024-02-29', 'iso-date'],
  ['2023-02-29'],
  ['20240229', 'compact-date', 'integer'],
  ['20241301', 'integer'],
  ['2024/1/31', 'slashed-date'],
  ['2024.01.31', 'slashed-date'],
  ['2024-02-29T12:00:00.5+09:00', 'iso-timestamp'],
  ['23:59', 'time'],
  ['24:00'],
  ['010-1234-5678', 'korean-phone'],
  ['02-123-4567', 'korean-phone'],
  ['+82-10-1234-5678', 'korean-phone', 'international-phone'],
  ['+1 (212) 555-0100', 'international-phone'],
  ['06236', 'korean-postal-code', 'integer'],
  ['12345-6789', 'us-postal-code'],
  ['-12', 'integer'],
  ['1,234.50', 'decimal'],
  ['{"a": 1}', 'json'],
  ['한글'],
];

for (const [value, ...patterns] of VALUES)
  test(`patterns of ${value}`, () => {
    assert.deepEqual(patternsOf(value), patterns);
  });

test('numbers that could be postal codes are none, unless nearly all could', () => {
  const names = (values: readonly string[]) => patternShares(values).map(({ pattern }) => pattern);
  assert.deepEqual(names(['15000', '3000', '3000', '15000']), ['integer']);
  assert.deepEqual(names(['06236', '15000', '48058']), ['korean-postal-code', 'integer']);
});
