import assert from 'node:assert/strict';
import type { CellValue, ColumnProfile, TableProfile } from '../../../../server/src/metadata/index.ts';
import { reference } from './reference.ts';

/** A table of known rows: a few hundred rows of each shape of values, the same ones each time. */
export interface KnownTable {
  readonly columns: readonly { readonly name: string; readonly kind: 'integer' | 'float' | 'decimal' | 'text' | 'date' }[];
  readonly rows: readonly (readonly CellValue[])[];
}

export function knownTable(seed: number, count: number): KnownTable {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const maybe = <T extends CellValue>(value: T): T | null => (random() < 0.1 ? null : value);
  const rows = Array.from({ length: count }, (_, index) => [
    index + 1,
    maybe(Math.floor(random() ** 3 * 40) - 5),
    maybe(random() < 0.02 ? 1000 + random() : random() * 10),
    maybe(Math.round(random() * 10_000) / 100),
    random() < 0.05 ? ' ' : maybe('abcdefg'.slice(0, Math.ceil(random() * 7))),
    maybe(`2024-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`),
    null,
    7,
    Math.floor(index / 20),
    index % 20,
  ]);
  const columns = [
    { name: 'id', kind: 'integer' },
    { name: 'skewed "quoted"', kind: 'integer' },
    { name: '금액', kind: 'float' },
    { name: 'price', kind: 'decimal' },
    { name: 'code 😀', kind: 'text' },
    { name: 'day', kind: 'date' },
    { name: 'nothing', kind: 'float' },
    { name: 'always', kind: 'integer' },
    { name: 'page', kind: 'integer' },
    { name: 'line', kind: 'integer' },
  ] as const;
  return { columns, rows };
}

/** Every figure of the profile against the same one computed here from the rows. */
export function agrees(
  profile: TableProfile,
  table: KnownTable,
  { bins, topValues }: { readonly bins: number; readonly topValues: number },
): void {
  assert.equal(profile.ended, null);
  assert.equal(profile.rows, table.rows.length);
  for (const [index, column] of profile.columns.entries()) {
    assert.equal(column.problem, null, column.name);
    columnAgrees(
      column,
      table.rows.map((row) => row[index] ?? null),
      table.columns[index]?.kind ?? '',
      bins,
      topValues,
    );
  }
  if (table.rows.length === 0) return;
  const keys = profile.candidateKeys.map((key) => key.join('+'));
  assert.ok(keys.includes('id'), keys.join());
  if (table.rows.length > 40) assert.ok(keys.includes('page+line'), keys.join());
}

function columnAgrees(column: ColumnProfile, cells: readonly CellValue[], kind: string, bins: number, topValues: number): void {
  const truth = reference(cells, bins, topValues);
  const { name } = column;
  assert.equal(column.rows, truth.rows, name);
  assert.equal(column.nulls, truth.nulls, name);
  assert.equal(column.distinct?.count, truth.distinct, name);
  if (column.kind === 'number') {
    near(column.min, truth.min, `min of ${name}`);
    near(column.max, truth.max, `max of ${name}`);
    near(column.numbers?.mean, truth.mean, `mean of ${name}`);
    near(column.numbers?.deviation, truth.deviation, `deviation of ${name}`);
    for (const { fraction, value } of column.numbers?.quantiles ?? [])
      near(value, truth.quantile(fraction), `quantile ${fraction} of ${name}`);
    assert.equal(column.numbers?.quantiles.length, truth.nulls < truth.rows ? 7 : 0, name);
    if (truth.nulls < truth.rows) {
      assert.deepEqual(
        column.histogram.map(({ count }) => count),
        truth.histogram,
        `histogram of ${name}`,
      );
      assert.equal(column.numbers?.outliers?.fences.outside, truth.fences, `fences of ${name}`);
      assert.equal(column.numbers?.outliers?.robustZ.outside, truth.robustZ, `robust z of ${name}`);
    }
  } else {
    assert.equal(column.min, truth.min, name);
    assert.equal(column.max, truth.max, name);
  }
  if (kind === 'text' && truth.nulls < truth.rows) {
    const { mean, ...lengths } = column.lengths ?? {};
    assert.deepEqual(lengths, truth.lengths, name);
    near(mean, truth.meanLength, `mean length of ${name}`);
  }
  if (truth.distinct < (truth.rows - truth.nulls) * 0.9 && kind !== 'decimal')
    assert.deepEqual(
      column.top.map(({ value, count }) => [value, count]),
      truth.top,
      `top of ${name}`,
    );
}

function near(actual: unknown, expected: unknown, what: string): void {
  if (expected === null) assert.equal(actual ?? null, null, what);
  else
    assert.ok(
      Math.abs(Number(actual) - Number(expected)) <= 1e-9 * Math.max(1, Math.abs(Number(expected))),
      `${what}: ${actual} for ${expected}`,
    );
}
