import assert from 'node:assert/strict';
import { it } from 'node:test';
import { COFFEE } from './coffee-project.ts';
import { open } from './fixture.ts';

it('any beginning of any file is taken without an exception, and the whole text again without a fault', async () => {
  const { workspace, problems } = await open(COFFEE);
  let version = 1;
  for (const { uri, text } of [...workspace.files].filter((file) => /\.sql$/.test(file.uri))) {
    for (let at = 0; at < text.length; at += 17) {
      workspace.show(uri, text.slice(0, at), version++);
      const { length } = workspace.diagnostics(uri);
      assert.ok(length < 20);
      workspace.bound(uri);
    }
    workspace.show(uri, text, version++);
  }
  await workspace.settle();
  assert.deepEqual(problems(), []);
});

it('what is left of a file without one of its tags keeps its places in the file', async () => {
  const { workspace } = await open(COFFEE);
  let version = 1;
  for (const { uri, text } of [...workspace.files].filter((file) => /\/models\/.*\.sql$/.test(file.uri))) {
    for (const tag of text.matchAll(/\{[{%][^}]*\}\}?/g)) {
      const without = text.slice(0, tag.index) + text.slice(tag.index + tag[0].length);
      workspace.show(uri, without, version++);
      for (const { range } of workspace.diagnostics(uri)) assert.ok(range.start <= range.end && range.end <= without.length);
    }
    workspace.show(uri, text, version++);
  }
});
