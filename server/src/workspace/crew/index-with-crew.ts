import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import { layersOf } from '../layers.ts';
import { decodeRecord, type FileRecord } from '../persistence/file-record.ts';
import { decidesJinja, type Project } from '../project/project.ts';
import type { RootSettings } from '../project/root-settings.ts';
import type { SourceFile } from '../source-file.ts';
import type { Crew, Shard, ShardFile, ShardProject, ShardReading } from './port.ts';

const BATCH = 100;
/** What is stale after so many rounds is in a cycle, which is looked for when all is known. */
const MOST_ROUNDS = 8;

export interface CrewWork {
  readonly crew: Crew;
  readonly projects: readonly Project[];
  readonly settings: (root: string) => RootSettings;
  /** With their texts and dialects. */
  readonly files: readonly SourceFile[];
  readonly token: CancellationToken;
  /** A file was read, or bound. */
  readonly onProgress: () => void;
  readonly breathe: () => Promise<void>;
}

/**
 * Reads and binds files in several threads, and returns what is known of each, as if an earlier run had left it. Rejects when a thread fails.
 *
 * Every thread has a catalog of all files. A layer of files is bound when all threads know what the layers below have found out.
 */
export async function indexWithCrew(work: CrewWork): Promise<ReadonlyMap<string, FileRecord>> {
  const { crew, projects, settings, files } = work;
  const numbers = new Map(projects.map((project, index) => [project, index]));
  const all = files.map((file) => shardFile(file, numbers));
  const { shards, dispose } = crew.hire({
    projects: projects.map((project) => shardProject(project, numbers, settings)),
    macros: all.filter(({ role }) => decidesJinja(role)),
  });
  let records: readonly string[];
  try {
    records = await recordsOf(shards, all, work);
  } finally {
    dispose();
  }
  // The threads' memory is free by now.
  return decoded(records, work);
}

async function recordsOf(shards: readonly Shard[], files: readonly ShardFile[], work: CrewWork): Promise<readonly string[]> {
  const owners = new Map(files.map(({ uri }, index) => [uri, index % shards.length]));
  const ownedBy = <Item>(shard: number, items: readonly Item[], uriOf: (item: Item) => string) =>
    items.filter((item) => owners.get(uriOf(item)) === shard);
  const readings = await Promise.all(
    shards.map((shard, at) =>
      inBatches(
        ownedBy(at, files, ({ uri }) => uri),
        (batch) => shard.read(batch),
        work,
      ),
    ),
  );
  await exchange(shards, readings);
  const records: string[] = [];
  const bind = async (uris: readonly string[], onProgress: () => void) => {
    const bound = await Promise.all(
      shards.map((shard, at) =>
        inBatches(
          ownedBy(at, uris, (uri) => uri),
          (batch) => shard.bind(batch),
          { ...work, onProgress },
        ),
      ),
    );
    for (const { record } of bound.flat()) records.push(record);
    await exchange(shards, bound);
  };
  const { layers, rest } = layersOf(readings.flat());
  for (const layer of [...layers, rest]) await bind(layer, work.onProgress);
  // Names do not tell everything: some files were bound before what they read.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const stale = (await Promise.all(shards.map((shard) => shard.stale()))).flat();
    if (stale.length === 0) break;
    await bind(stale, () => {});
  }
  return records;
}

async function inBatches<Item, Answer>(
  items: readonly Item[],
  ask: (batch: readonly Item[]) => Promise<readonly Answer[]>,
  { token, onProgress }: CrewWork,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += BATCH) {
    throwIfCancelled(token);
    const batch = items.slice(at, at + BATCH);
    answers.push(...(await ask(batch)));
    for (const _ of batch) onProgress();
  }
  return answers;
}

/** Tells each shard what the files of all others say. */
async function exchange(
  shards: readonly Shard[],
  said: readonly (readonly Pick<ShardReading | { facts: null }, 'facts'>[])[],
): Promise<void> {
  await Promise.all(
    shards.map((shard, at) => {
      const news = said.flatMap((own, other) => (other === at ? [] : own.flatMap(({ facts }) => facts ?? [])));
      return news.length === 0 ? undefined : shard.hear(news);
    }),
  );
}

async function decoded(lines: readonly string[], { breathe, token }: CrewWork): Promise<ReadonlyMap<string, FileRecord>> {
  const records = new Map<string, FileRecord>();
  for (const line of lines) {
    const record = decodeRecord(line);
    if (record !== null) records.set(record.uri, record);
    await breathe();
    throwIfCancelled(token);
  }
  return records;
}

function shardFile({ uri, path, role, project, text, choice }: SourceFile, numbers: ReadonlyMap<Project, number>): ShardFile {
  return { uri, path: path ?? '', role, project: numbers.get(project) ?? 0, text, choice };
}

function shardProject(
  { folder, root, parent, file, dbt }: Project,
  numbers: ReadonlyMap<Project, number>,
  settings: (root: string) => RootSettings,
): ShardProject {
  return { folder, root, parent: parent === null ? null : (numbers.get(parent) ?? null), file, dbt, settings: settings(root) };
}
