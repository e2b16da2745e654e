import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

test('package.nls.json and its Korean sibling hold the same keys', () => {
  assert.deepEqual(Object.keys(readJson('package.nls.ko.json')), Object.keys(readJson('package.nls.json')));
});

test('package.json uses every key of package.nls.json, and no other', () => {
  const used = [...readText('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
  assert.deepEqual(Object.keys(readJson('package.nls.json')).sort(), [...new Set(used)].sort());
});

test('every text of the client has a Korean translation, and no translation is left over', async () => {
  assert.deepEqual(Object.keys(readJson('l10n/bundle.l10n.ko.json')).sort(), [...(await clientTexts())].sort());
});

test('translations keep the placeholders', () => {
  const placeholders = (text: string): readonly string[] => (text.match(/\{\d+\}/g) ?? []).sort();
  for (const [english, korean] of Object.entries(readJson('l10n/bundle.l10n.ko.json'))) {
    assert.deepEqual(placeholders(korean), placeholders(english), english);
  }
});

test('links and commands in translated texts are the same in both languages', () => {
  const links = (text: string): readonly string[] => (text.match(/\]\([^)]*\)|`[^`]*`/g) ?? []).sort();
  const korean = readJson('package.nls.ko.json');
  for (const [key, english] of Object.entries(readJson('package.nls.json')))
    assert.deepEqual(links(korean[key] ?? ''), links(english), key);
});

test('every page of the walkthrough is there in both languages', async () => {
  const pages = await Array.fromAsync(glob('media/walkthrough/*.md', { cwd: ROOT }));
  const english = pages.filter((page) => !page.endsWith('.nls.ko.md'));
  assert.ok(english.length > 0);
  assert.deepEqual(
    pages.filter((page) => page.endsWith('.nls.ko.md')).sort(),
    english.map((page) => page.replace(/\.md$/, '.nls.ko.md')).sort(),
  );
});

/** The first arguments of all calls of `l10n.t`; a call without a literal could not be translated. */
async function clientTexts(): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  for await (const file of glob('client/src/**/*.ts', { cwd: ROOT })) {
    const source = readText(file);
    const calls = source.match(/l10n\.t\(/g)?.length ?? 0;
    const literals = [...source.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)];
    assert.equal(literals.length, calls, `${file} calls l10n.t with something else than a literal`);
    for (const [, single, double] of literals) texts.add((single ?? double ?? '').replaceAll("\\'", "'"));
  }
  return texts;
}

function readText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function readJson(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readText(file));
}
