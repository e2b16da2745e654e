import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { mariadbOracle } from '../../../bench/corpus/mariadb-oracle.ts';
import { type Oracle, scoreOracle } from '../../../bench/corpus/oracle.ts';
import { postgresOracle, sqliteOracle } from '../../../bench/corpus/oracles.ts';
import { STATEMENTS } from './statements.ts';

/** Shares of valid mutations that are accepted, and of invalid ones that are reported. */
interface Bars {
  readonly accepted: number;
  readonly reported: number;
}

/**
 * The statements of `statements/` and their mutations, judged by the databases' own parsers. The same seed every time, so that what differs is a change of
 * ours. MariaDB's server takes part where it is installed, as it is in `.ci/run`.
 */
describe("the databases' own parsers agree", async () => {
  const judged: readonly (readonly [Oracle, Bars])[] = [
    [await postgresOracle(), { accepted: 0.98, reported: 0.97 }],
    [sqliteOracle(), { accepted: 0.98, reported: 0.97 }],
  ];
  const mariadb = await mariadbOracle();
  after(() => mariadb?.close());
  if (mariadb === null) console.log('MariaDB is not installed here: its parser is not asked.');
  for (const [oracle, bars] of mariadb === null ? judged : [...judged, [mariadb, { accepted: 0.96, reported: 0.9 }] as const])
    test(oracle.name, async () => {
      const dialect = oracle === mariadb ? 'mysql' : oracle.dialect;
      const score = await scoreOracle(oracle, STATEMENTS.find(([name]) => name === dialect)?.[1] ?? [], 12);
      const unlike = score.disagreements.map(({ theirs, ours, sql }) => `${theirs} | ${ours}\n${sql}`).join('\n\n');
      assert.deepEqual(
        score.disagreements.filter((d) => !d.mutated).map(({ sql }) => sql),
        [],
        'statements as they are',
      );
      assert.ok(
        score.valid > 40 && score.validAccepted >= bars.accepted * score.valid,
        `${score.validAccepted} of ${score.valid} valid ones\n${unlike}`,
      );
      assert.ok(
        score.invalid > 150 && score.invalidReported >= bars.reported * score.invalid,
        `${score.invalidReported} of ${score.invalid} invalid ones\n${unlike}`,
      );
    });
});
