import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scoreOracle } from '../../../bench/corpus/oracle.ts';
import { postgresOracle, sqliteOracle } from '../../../bench/corpus/oracles.ts';
import { STATEMENTS } from './statements.ts';

/**
 * The statements of `statements/` and their mutations, judged by the databases' own parsers. The same seed every time, so that what differs is a change of
 * ours. MariaDB's server takes part in `npm run corpus`, where it is installed.
 */
describe("the databases' own parsers agree", () => {
  for (const make of [postgresOracle, async () => sqliteOracle()])
    test(make === postgresOracle ? 'PostgreSQL' : 'SQLite', async () => {
      const oracle = await make();
      const score = await scoreOracle(oracle, STATEMENTS.find(([dialect]) => dialect === oracle.dialect)?.[1] ?? [], 12);
      const unlike = score.disagreements.map(({ theirs, ours, sql }) => `${theirs} | ${ours}\n${sql}`).join('\n\n');
      assert.deepEqual(
        score.disagreements.filter((d) => !d.mutated).map(({ sql }) => sql),
        [],
        'statements as they are',
      );
      assert.ok(
        score.valid > 40 && score.validAccepted >= 0.98 * score.valid,
        `${score.validAccepted} of ${score.valid} valid ones\n${unlike}`,
      );
      assert.ok(
        score.invalid > 150 && score.invalidReported >= 0.97 * score.invalid,
        `${score.invalidReported} of ${score.invalid} invalid ones\n${unlike}`,
      );
    });
});
