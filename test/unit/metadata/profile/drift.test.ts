import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER_CANCELLED } from '../../../../server/src/base/index.ts';
import { type CellValue, PROFILE_DEFAULTS, profileDrift, profileTable, type TableProfile } from '../../../../server/src/metadata/index.ts';
import { sqliteSource } from './sqlite-source.ts';

interface Shape {
  readonly rows: number;
  readonly amount: (n: number) => CellValue;
  readonly code: (n: number) => CellValue;
  readonly id?: (n: number) => CellValue;
  readonly day?: string;
  readonly sampled?: boolean;
}

const USUAL: Shape = { rows: 1000, amount: (n) => ((n * 37) % 101) - 20, code: (n) => ['A', 'B', 'C', 'D'][(n * 7) % 4] ?? null };

async function profileOf(shape: Shape): Promise<TableProfile> {
  const { database, source } = sqliteSource();
  database.exec('CREATE TABLE t (id INTEGER, amount REAL, code TEXT, day DATE)');
  const insert = database.prepare('INSERT INTO t VALUES (?, ?, ?, ?)');
  for (let n = 0; n < shape.rows; n++)
    insert.run(Number(shape.id?.(n) ?? n), shape.amount(n) as number | null, shape.code(n) as string | null, shape.day ?? '2025-12-31');
  const columns = [
    { name: 'id', type: 'INTEGER' },
    { name: 'amount', type: 'REAL' },
    { name: 'code', type: 'TEXT' },
    { name: 'day', type: 'DATE' },
  ];
  const answer = await profileTable(
    source,
    { kind: 'table', catalog: null, schema: null, name: 't', rows: null, columns },
    PROFILE_DEFAULTS,
    NEVER_CANCELLED,
  );
  assert.ok(answer.ok);
  return answer.value;
}

/** What is found when the usual table becomes another one: `severity kind column`. */
const CASES: readonly (readonly [what: string, change: Partial<Shape>, findings: readonly string[]])[] = [
  ['nothing changes', {}, []],
  ['more of the same', { rows: 1200 }, []],
  ['a tenth of the rows', { rows: 100 }, ['warning rows']],
  ['no rows', { rows: 0 }, ['error rows']],
  ['a third of the values is missing', { amount: (n) => (n % 3 === 0 ? null : ((n * 37) % 101) - 20) }, ['error nulls amount']],
  [
    'a few values are missing, for the first time',
    { code: (n) => (n % 50 === 0 ? null : (['A', 'B', 'C', 'D'][(n * 7) % 4] ?? null)) },
    ['warning nulls code'],
  ],
  ['the mean moves', { amount: (n) => ((n * 37) % 101) + 25 }, ['warning mean amount', 'warning distribution amount', 'info range amount']],
  [
    'cents become euros',
    { amount: (n) => (((n * 37) % 101) - 20) * 100 },
    ['error mean amount', 'warning range amount', 'warning range amount', 'warning distribution amount'],
  ],
  ['a new value', { code: (n) => (n % 100 === 0 ? 'X' : (['A', 'B', 'C', 'D'][(n * 7) % 4] ?? null)) }, ['warning values-new code']],
  ['a value goes', { code: (n) => ['A', 'B', 'C', 'C'][(n * 7) % 4] ?? null }, ['warning distribution code', 'info values-gone code']],
  ['a key repeats', { id: (n) => Math.min(n, 998) }, ['warning key-lost id']],
  ['nothing new has come', { day: '2025-06-30' }, ['warning stale day', 'warning values-new day', 'info values-gone day'].slice(0, 1)],
];

for (const [what, change, findings] of CASES)
  test(`drift: ${what}`, async () => {
    const drift = profileDrift(await profileOf(USUAL), await profileOf({ ...USUAL, ...change }));
    assert.deepEqual(
      drift.map(({ severity, kind, column }) => [severity, kind, column].filter((part) => part !== null).join(' ')),
      findings,
      drift.map(({ message }) => message).join('\n'),
    );
  });

test('findings carry their numbers', async () => {
  const shape = { ...USUAL, amount: (n: number) => (n % 2 === 0 ? null : ((n * 37) % 101) - 20) };
  const [nulls] = profileDrift(await profileOf(USUAL), await profileOf(shape));
  assert.deepEqual([nulls?.before, nulls?.after, nulls?.score, nulls?.message], [0, 0.5, 0.5, 'Nulls were 0 % and are 50 %.']);
});
