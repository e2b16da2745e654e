import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { workerCrew } from '../../../server/src/adapters/crew/index.ts';
import { speak, spoken } from '../../../server/src/base/index.ts';
import type { Crew, Shard } from '../../../server/src/workspace/index.ts';
import { COFFEE } from '../workspace/coffee-project.ts';
import { open, stateOf } from '../workspace/fixture.ts';

/** Real threads, also for little work. */
const crew: Crew = { ...workerCrew(), worthwhile: 0 };

describe('threads', () => {
  it('find what one finds', async () => {
    const many = await open(COFFEE, { crew });
    assert.deepEqual(many.bugs, []);
    assert.deepEqual(stateOf(many), stateOf(await open(COFFEE)));
  });

  it('speak the language of whoever hires them', async () => {
    const english = spoken();
    speak({ name: 'ko', sentences: { 'There is no column {0} in {1}': '{1}에 컬럼 “{0}”이(가) 없습니다' } });
    try {
      const fixture =
        '-- file: aetl.yaml\nversion: 1\ndialect: postgres\n-- file: a.sql\ncreate table t (id int);\n-- file: b.sql\nselect nothing_like_it from t;\n';
      const { workspace, bugs } = await open(fixture, { crew });
      assert.deepEqual(bugs, []);
      const messages = [...workspace.files].flatMap(({ uri }) => workspace.diagnostics(uri).map(({ message }) => message));
      assert.deepEqual(messages, ['t에 컬럼 “nothing_like_it”이(가) 없습니다']);
    } finally {
      speak(english);
    }
  });

  it('that end in the middle of the work leave it to one', async () => {
    const opened = await open(COFFEE, { crew: endingAtFirst('bind') });
    assert.match(opened.bugs.join(), /the thread has ended/);
    assert.deepEqual(stateOf(opened), stateOf(await open(COFFEE)));
  });

  it('in which something is thrown say what it was', async () => {
    const { shards, dispose } = crew.hire({ projects: [], macros: [] });
    const file = {
      uri: 'file:///a.sql',
      path: '/a.sql',
      role: 'sql',
      project: 3,
      text: '',
      choice: { dialect: 'ansi', reason: '' },
    } as const;
    await assert.rejects(async () => shards[0]?.read([file]), /there is no project 3/);
    dispose();
  });
});

/** All threads end while they are asked for something. */
function endingAtFirst(method: 'read' | 'bind'): Crew {
  return {
    worthwhile: 0,
    hire(setup) {
      const { shards, dispose } = crew.hire(setup);
      const mortal = shards.map(
        (shard): Shard => ({
          read: (files) => shard.read(files),
          hear: (facts) => shard.hear(facts),
          bind: (uris) => shard.bind(uris),
          stale: () => shard.stale(),
          [method]: (argument: never) => {
            const answer = shard[method](argument);
            dispose();
            return answer;
          },
        }),
      );
      return { shards: mortal, dispose };
    },
  };
}
