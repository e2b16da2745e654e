import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { sha256 } from '../../../server/src/base/index.ts';

test('the digest is that of Node, at every length around a block, and of every kind of character', () => {
  const texts = ['', 'abc', 'é', '한국어', '😀', ...Array.from({ length: 140 }, (_, length) => 'x'.repeat(length))];
  for (const text of texts) assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'), text);
});
