import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readErdMessage } from '../../../client/src/erd/read-erd-message.ts';

test('a picture to save is read, and everything else is none', () => {
  const picture = { type: 'save', format: 'png', base64: 'aGk=' };
  assert.deepEqual(readErdMessage({ ...picture, path: '/etc/passwd' }), picture);
  for (const wrong of [null, 'save', {}, { ...picture, type: 'run' }, { ...picture, format: 'exe' }, { ...picture, base64: 3 }])
    assert.equal(readErdMessage(wrong), null);
});
