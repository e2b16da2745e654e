import { describe, test } from 'node:test';
import { checkClean } from './check.ts';
import { STATEMENTS } from './statements.ts';

for (const [dialect, statements] of STATEMENTS) {
  describe(`${dialect}: statements without an error`, () => {
    for (const statement of statements) test(statement.slice(0, 90), () => checkClean(dialect, statement));
  });
}
