import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { saidSentences, sentencesIn } from './said-sentences.ts';

const KOREAN: Readonly<Record<string, string>> = JSON.parse(readFileSync(new URL('../../../l10n/server.ko.json', import.meta.url), 'utf8'));
const said = await saidSentences();

test('every sentence of the server has a Korean one, and no Korean one is left over', () => {
  assert.ok(said.length > 300);
  const missing = said.filter(({ sentence }) => !(sentence in KOREAN));
  assert.deepEqual(missing, []);
  const known = new Set(said.map(({ sentence }) => sentence));
  assert.deepEqual(
    Object.keys(KOREAN).filter((sentence) => !known.has(sentence)),
    [],
  );
});

test('Korean sentences have the places of the English ones', () => {
  for (const [english, korean] of Object.entries(KOREAN)) assert.deepEqual(placesOf(korean), placesOf(english), english);
});

test('as many values are given as a sentence has places', () => {
  for (const { sentence, values, at } of said) {
    const places = placesOf(sentence);
    assert.deepEqual(places, places.keys().map(String).toArray(), `${at}: places are counted from 0`);
    if (values !== null) assert.equal(values, places.length, at);
  }
});

test('nothing is said before a language is chosen', () => {
  assert.deepEqual(
    said.filter(({ tooEarly }) => tooEarly),
    [],
  );
  assert.deepEqual(
    sentencesIn('f.ts', "const A = say('a'); const b = () => say('b'); class C { static c = say('c'); d = say('d'); }").map(
      ({ tooEarly }) => tooEarly,
    ),
    [true, false, true, false],
  );
});

test('particles behind a place fit any name', () => {
  // 은/는, 이/가, 을/를, 과/와, 으로/로: which one is right depends on the last letter of what stands there.
  const wrong = Object.values(KOREAN).filter((korean) => /\}[”"`]?(은|는|이|가|을|를|과|와|으로|로)(?=[\s,.?!]|$)/.test(korean));
  assert.deepEqual(wrong, []);
});

test('a sentence is found wherever it is written', () => {
  const source = "say('a {0}', x); say(y ? 'b' : ('c'), ...z); const t = { d: sentence('d') }; say(t.d); other('e');";
  assert.deepEqual(
    sentencesIn('f.ts', source).map(({ sentence, values }) => [sentence, values]),
    [
      ['a {0}', 1],
      ['b', null],
      ['c', null],
      ['d', null],
    ],
  );
});

function placesOf(sentence: string): readonly string[] {
  return [...new Set([...sentence.matchAll(/\{(\d+)[|}]/g)].map(([, place]) => place ?? ''))].sort();
}
