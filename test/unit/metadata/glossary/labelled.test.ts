import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { classifyColumn, isPersonal } from '../../../../server/src/metadata/index.ts';

/** What is shown to people: see workspace/glossary/column-domain.ts. */
const SURE = 0.5;

interface Labelled {
  readonly name: string;
  readonly wanted: string;
  readonly found: string;
  readonly personal: boolean;
}

const PERSONAL = new Set(
  'resident-number passport-number licence-number card-number bank-account person-name birth-date gender phone e-mail address ip-address password'.split(
    ' ',
  ),
);

const COLUMNS = readFileSync(new URL('../../../fixtures/glossary/domains.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Labelled => {
    const [written = '', type = '', comment = '', wanted = ''] = line.split('|').map((part) => part.trim());
    const [, table = null, name = written] = /^(.+)\.([^.]+)$/.exec(written) ?? [];
    const [guess] = classifyColumn({ table, name, type, comment: comment === '' ? null : comment, profile: null });
    const sure = guess !== undefined && guess.confidence >= SURE ? guess : null;
    return { name: written, wanted, found: sure?.domain ?? '-', personal: sure !== null && isPersonal(sure.domain) };
  });

const wrong = (columns: readonly Labelled[]): string =>
  columns.map(({ name, wanted, found }) => `${name}: ${found}, not ${wanted}`).join('\n');

test('domains of a labelled list: precision and recall have a floor', (context) => {
  const said = COLUMNS.filter(({ found }) => found !== '-');
  const sayable = COLUMNS.filter(({ wanted }) => wanted !== '-');
  const right = said.filter(({ wanted, found }) => wanted === found);
  const [precision, recall] = [right.length / said.length, right.length / sayable.length];
  context.diagnostic(`${COLUMNS.length} columns, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  const mistakes = COLUMNS.filter(({ wanted, found }) => wanted !== found);
  assert.ok(COLUMNS.length >= 150);
  assert.ok(precision >= 0.97, wrong(mistakes));
  assert.ok(recall >= 0.95, wrong(mistakes));
});

test('personal data of a labelled list: next to none is missed, and next to nothing else is called so', (context) => {
  const isWanted = ({ wanted }: Labelled) => PERSONAL.has(wanted);
  const [missed, called] = [
    COLUMNS.filter((column) => isWanted(column) && !column.personal),
    COLUMNS.filter((column) => !isWanted(column) && column.personal),
  ];
  const all = COLUMNS.filter(isWanted).length;
  const found = COLUMNS.filter(({ personal }) => personal).length;
  context.diagnostic(`personal: precision ${(1 - called.length / found).toFixed(3)}, recall ${(1 - missed.length / all).toFixed(3)}`);
  assert.ok(missed.length / all <= 0.02, wrong(missed));
  assert.ok(called.length / found <= 0.02, wrong(called));
});
