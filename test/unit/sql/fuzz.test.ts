import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { bindScript, completionContext, parseScript, scanTokens } from '../../../server/src/sql/index.ts';
import { schemaOf } from './schema.ts';
import { SHOP } from './shop.ts';
import { assertSound } from './sound.ts';
import { STATEMENTS } from './statements.ts';

const MUTATIONS = 2000;

/** Texts that mean something to some scanner or splitter. */
const SEEDS = [
  "'",
  '"',
  '`',
  '[',
  ']',
  '(',
  ')',
  ';',
  '/*',
  '*/',
  '--',
  '{{',
  '}}',
  '{%',
  '%}',
  '$$',
  '${',
  '&',
  ':',
  '@',
  '\\',
  '\n/\n',
  '\nGO\n',
  'BEGIN',
  'END',
  'SELECT',
  'FROM',
  '🎉',
  '\u{D800}',
  '\0',
  '\u{FEFF}',
];

/** A small generator of numbers: the same mutations in every run. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

type Random = (limit: number) => number;

const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)] as T;

function mutate(sql: string, dialect: DialectName, random: Random): string {
  const tokens = scanTokens(sql, dialect);
  if (tokens.length === 0) return sql;
  const { start, end } = pick(random, tokens);
  const other = pick(random, tokens);
  switch (random(6)) {
    case 0:
      return sql.slice(0, start) + sql.slice(end);
    case 1:
      return `${sql.slice(0, end)} ${sql.slice(start, end)}${sql.slice(end)}`;
    case 2:
      return `${sql.slice(0, start)}${sql.slice(other.start, other.end)}${sql.slice(end)}`;
    case 3:
      return sql.slice(0, random(sql.length));
    case 4:
      return sql.slice(0, start) + pick(random, SEEDS) + sql.slice(random(2) === 0 ? start : end);
    default:
      return sql.slice(random(sql.length));
  }
}

function assertRangesInside(sql: string, dialect: DialectName): void {
  const script = parseScript(sql, dialect);
  assertSound(script);
  const bound = bindScript(script, schemaOf(SHOP));
  assert.ok(bound.edges.length >= 0);
  bound.statements.forEach(({ references, scopes, diagnostics, lineage, definitions }, i) => {
    const length = script.statements[i]?.text.length ?? 0;
    const ranges = [...references, ...diagnostics, ...definitions.filter((d) => d.action === 'create')].map(({ range }) => range);
    for (const { columns } of lineage) ranges.push(...columns.map(({ range }) => range));
    for (const { range } of scopes) ranges.push(range);
    for (const { start, end } of ranges) assert.ok(0 <= start && start <= end && end <= length, `${start}-${end} of ${sql}`);
  });
  completionContext(sql, sql.length, dialect);
}

describe('mutated statements: nothing is thrown, all ranges lie in the text', () => {
  const all = STATEMENTS.flatMap(([dialect, statements]) => statements.map((sql) => [dialect, sql] as const));
  for (let seed = 1; seed <= 4; seed++) {
    test(`${MUTATIONS / 4} mutations, seed ${seed}`, () => {
      const random = randomNumbers(seed);
      for (let round = 0; round < MUTATIONS / 4; round++) {
        const [dialect, sql] = pick(random, all);
        let mutated = sql;
        for (let times = 1 + random(3); times > 0 && mutated.trim() !== ''; times--) mutated = mutate(mutated, dialect, random);
        try {
          assertRangesInside(mutated, dialect);
        } catch (cause) {
          throw new Error(`${dialect}: ${mutated}`, { cause });
        }
      }
    });
  }
});
