import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nameWords } from '../../../../server/src/metadata/glossary/name-words.ts';

describe('the words of a name', () => {
  for (const [name, concepts] of [
    ['cust_nm', 'customer name'],
    ['custnm', 'customer name'],
    ['고객명', 'customer name'],
    ['ordered_at', 'order datetime'],
    ['invoiced', 'invoice'],
    ['ord_ed', 'order end'],
    ['orded', 'order end'],
  ] as const)
    it(`are read out of ${name}`, () => {
      const found = nameWords(name).map(({ text, word }) => word?.concept ?? `?${text}`);
      assert.equal(found.join(' '), concepts);
    });
});
