import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { say, sayAll, sayAny, speak, spoken } from '../../../server/src/base/index.ts';

const ENGLISH = spoken();
afterEach(() => speak(ENGLISH));

test('English is said as it is written, with the values in their places', () => {
  assert.equal(say('There is no column {0} in {1}', 'amonut', 'orders'), 'There is no column amonut in orders');
  // What a value holds is no place.
  assert.equal(say('{0} and {1}', '{1}', '$&'), '{1} and $&');
});

test('forms follow the number of their place', () => {
  const sentence = '{0} {0|column is|columns are} named, but {1} {1|value is|values are} given';
  assert.equal(say(sentence, 1, 2), '1 column is named, but 2 values are given');
  assert.equal(say(sentence, 0, 1), '0 columns are named, but 1 value is given');
});

test('another language has its own order, and English where a sentence is missing', () => {
  speak({ name: 'ko', sentences: { 'There is no column {0} in {1}': '{1}에 컬럼 “{0}”이(가) 없습니다', '{0} or {1}': '{0} 또는 {1}' } });
  assert.equal(say('There is no column {0} in {1}', 'amonut', 'orders'), 'orders에 컬럼 “amonut”이(가) 없습니다');
  assert.equal(sayAny(['a', 'b', 'c']), 'a 또는 b 또는 c');
  assert.equal(sayAll(['a', 'b', 'c']), 'a, b and c');
});

test('names are listed with the last word between the last two', () => {
  assert.equal(sayAll([]), '');
  assert.equal(sayAll(['a']), 'a');
  assert.equal(sayAll(['a', 'b']), 'a and b');
  assert.equal(sayAny(['a']), 'a');
  assert.equal(sayAny(['a', 'b']), 'a or b');
});
