import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ResultCell, writeResults } from '../../../server/src/protocol/index.ts';

const ROW: readonly ResultCell[] = [1, "it's \\n", true, { bytes: 2, hex: 'ff00' }, null, 'NaN', { bytes: 99, hex: 'ff' }];
const COLUMNS = ['id', 'a "b"', 'c`d', 'e]f', 'g\\h', 'i', 'j'].map((name) => ({ name, type: null }));

describe('rows as INSERT statements', () => {
  for (const [dialect, names, values] of [
    [null, `"id", "a ""b""", "c\`d", "e]f", "g\\h", "i", "j"`, `1, 'it''s \\n', TRUE, X'ff00', NULL, 'NaN'`],
    ['postgres', `"id", "a ""b""", "c\`d", "e]f", "g\\h", "i", "j"`, `1, 'it''s \\n', TRUE, '\\xff00', NULL, 'NaN'`],
    ['mariadb', '`id`, `a "b"`, `c``d`, `e]f`, `g\\h`, `i`, `j`', `1, 'it''s \\\\n', TRUE, X'ff00', NULL, 'NaN'`],
    ['tsql', '[id], [a "b"], [c`d], [e]]f], [g\\h], [i], [j]', `1, N'it''s \\n', 1, 0xff00, NULL, N'NaN'`],
    ['oracle', `"id", "a ""b""", "c\`d", "e]f", "g\\h", "i", "j"`, `1, 'it''s \\n', 1, HEXTORAW('ff00'), NULL, 'NaN'`],
    ['bigquery', '`id`, `a "b"`, `c\\`d`, `e]f`, `g\\\\h`, `i`, `j`', `1, 'it\\'s \\\\n', TRUE, FROM_HEX('ff00'), NULL, 'NaN'`],
  ] as const)
    it(`are those of ${dialect ?? 'standard SQL'}, and hold no value that is not whole`, () => {
      const text = writeResults('insert', { columns: COLUMNS, rows: [ROW], dialect });
      assert.equal(text, `INSERT INTO target (${names}) VALUES (${values}, NULL /* 99 bytes, not fetched whole */);\n`);
    });
});
