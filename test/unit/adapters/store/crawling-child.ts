// Crawls one source again and again until it is killed, and says what was acknowledged: `node crawling-child.ts FOLDER SOURCE`.
import { writeSync } from 'node:fs';
import { openStore } from '../../../../server/src/adapters/store/index.ts';
import { type CrawlSession, type MetadataStore, runCrawl, type Stored } from '../../../../server/src/metadata/index.ts';
import { scriptedConnector } from '../../metadata/scripted-connector.ts';
import { ALL, table } from './fixture.ts';

const [, , folder = '', source = ''] = process.argv;
const say = (text: string) => writeSync(1, `${text}\n`);

const opened = await openStore({ url: 'sqlite:aetl.db', folder, now: Date.now });
if (!opened.ok) throw new Error(opened.error.message);
if (opened.value.note !== null) throw new Error(opened.value.note);
const store = listening(opened.value);
say('ready');
for (;;) {
  const runs = await store.runs(source);
  if (!runs.ok) throw new Error(runs.error.message);
  const version = runs.value.filter(({ state }) => state === 'finished').length + 1;
  const done = await runCrawl({
    connector: scriptedConnector(objectsOf(version)),
    store,
    source: { name: source, type: 'postgres', place: {} },
    scope: ALL,
    token: { isCancellationRequested: false },
    onProgress: () => {},
    breathe: async () => {},
  });
  if (!done.ok) throw new Error(done.error.failure.message);
  say(`finished ${version}`);
}

/** Every version is another one in every table. */
function objectsOf(version: number) {
  return ['a', 'b', 'c', 'd'].flatMap((schema) =>
    Array.from({ length: 8 }, (_, at) => table(`${schema}.t${at}`, `id int, v${version} text`)),
  );
}

/** The store, with every acknowledgement of a schema said aloud. */
function listening(inner: MetadataStore): MetadataStore {
  return new Proxy(inner, {
    get(target, name) {
      if (name === 'openCrawl') {
        return async (...args: Parameters<MetadataStore['openCrawl']>): Promise<Stored<CrawlSession>> => {
          const session = await target.openCrawl(...args);
          return session.ok ? { ok: true, value: listeningSession(session.value) } : session;
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

function listeningSession(inner: CrawlSession): CrawlSession {
  return new Proxy(inner, {
    get(target, name) {
      if (name === 'finishSchema') {
        return async (schema: string) => {
          const finished = await target.finishSchema(schema);
          if (finished.ok) say(`schema ${target.run} ${schema}`);
          return finished;
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
