import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createStatementCache, type ParsedScript, parseScript, type SyntaxTree } from '../../../server/src/sql/index.ts';
import { assertSound } from './sound.ts';
import { STATEMENTS } from './statements.ts';

const shape = ({ statements }: ParsedScript) => statements.map(({ range, tree }) => ({ range, tree }));
const trees = ({ statements }: ParsedScript) => statements.map(({ tree }) => tree);
/** Which of the trees after an edit are new objects. */
const parsedAnew = (before: readonly SyntaxTree[], after: readonly SyntaxTree[]) => after.map((tree) => !before.includes(tree));

describe('statement cache', () => {
  test('one keystroke parses one statement', () => {
    const cache = createStatementCache(100_000);
    const before = parseScript('select 1;\nselect a from t;\nselect 3;', 'postgres', cache);
    const after = parseScript('select 1;\nselect ab from t;\nselect 3;', 'postgres', cache);
    assert.deepEqual(parsedAnew(trees(before), trees(after)), [false, true, false]);
  });

  test('statements that moved keep their trees', () => {
    const cache = createStatementCache(100_000);
    const before = parseScript('select 1; select 2', 'postgres', cache);
    const after = parseScript('-- a comment\nselect 0; select 1; select 2', 'postgres', cache);
    assert.deepEqual(parsedAnew(trees(before), trees(after)), [true, false, false]);
    assert.deepEqual(
      after.statements.map(({ range }) => range.start),
      [13, 23, 33],
    );
  });

  test('dialects do not share trees', () => {
    const cache = createStatementCache(100_000);
    const mysql = parseScript('select "a"', 'mysql', cache);
    const postgres = parseScript('select "a"', 'postgres', cache);
    assert.deepEqual(parsedAnew(trees(mysql), trees(postgres)), [true]);
  });

  test('a tree from the cache is the tree of a fresh parse', () => {
    for (const [dialect, statements] of STATEMENTS) {
      const cache = createStatementCache(100_000);
      const script = statements.join('\n;\n');
      parseScript(script, dialect, cache);
      const cached = parseScript(` ${script}`, dialect, cache);
      assertSound(cached);
      assert.deepEqual(shape(cached), shape(parseScript(` ${script}`, dialect)), dialect);
    }
  });
});
