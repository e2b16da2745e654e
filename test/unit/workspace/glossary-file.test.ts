import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GLOSSARY_KEYS, parseGlossary } from '../../../server/src/workspace/index.ts';

const GOOD = `version: 1
terms:
  - term: 매출
    language: ko
    synonyms: [revenue, net sales]
    definition: 반품을 뺀 금액
    owner: 재무팀
    columns: [dw.sales.sales_amt]
  - term: 고객
`;

test('a glossary is read', () => {
  const { glossary, columns, diagnostics } = parseGlossary(GOOD);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(glossary.terms, [
    {
      name: '매출',
      language: 'ko',
      synonyms: ['revenue', 'net sales'],
      definition: '반품을 뺀 금액',
      owner: '재무팀',
      columns: ['dw.sales.sales_amt'],
    },
    { name: '고객', language: null, synonyms: [], definition: null, owner: null, columns: [] },
  ]);
  assert.equal(GOOD.slice(columns[0]?.range.start, columns[0]?.range.end), 'dw.sales.sales_amt');
});

/** What is written, and what is marked with a part of the message. */
const BAD: readonly (readonly [text: string, marked: string, message: RegExp])[] = [
  ['terms: []\n', 'terms: []', /Add “version: 1”/],
  ['version: 2\n', '2', /reads version 1/],
  ['version: 1\nterm: []\n', 'term', /Did you mean “terms”/],
  ['version: 1\nterms: x\n', 'x', /has to be a list/],
  ['version: 1\nterms: [{ synonyms: [a] }]\n', '{ synonyms: [a] }', /needs a name/],
  ['version: 1\nterms: [{ term: a, sinonyms: [b] }]\n', 'sinonyms', /Did you mean “synonyms”/],
  ['version: 1\nterms: [{ term: a, language: kr }]\n', 'kr', /ko or en/],
  ['version: 1\nterms: [{ term: a }, { term: b, synonyms: [A] }]\n', 'A', /already stands for the term “a”/],
  ['version: 1\nterms: [{ term: a, columns: [amount] }]\n', 'amount', /names no column/],
  ['version: 1\nterms: [{ term: a, columns: [[b]] }]\n', '[b]', /must be a text/],
];

for (const [text, marked, message] of BAD)
  test(`a mistake in a glossary: ${message.source}`, () => {
    const { diagnostics } = parseGlossary(text);
    assert.deepEqual(
      diagnostics.map(({ range }) => text.slice(range.start, range.end)),
      [marked],
    );
    assert.match(diagnostics[0]?.message ?? '', message);
  });

test('the schema has the same keys', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../schemas/glossary.schema.json', import.meta.url), 'utf8'));
  assert.deepEqual(Object.keys(schema.properties).sort(), [...GLOSSARY_KEYS.root].sort());
  assert.deepEqual(Object.keys(schema.properties.terms.items.properties).sort(), [...GLOSSARY_KEYS.term].sort());
});
