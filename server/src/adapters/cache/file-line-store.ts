import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, type LineStore, ok } from '../../base/index.ts';

const CHUNK = 1 << 20;
const FORGOTTEN_AFTER = 30 * 24 * 60 * 60 * 1000;
const LINE_FEED = 0x0a;

/** A file a list, in a folder that only its owner may read. A file is written beside the old one and takes its place at the end. */
export function fileLineStore(folder: string): LineStore {
  return {
    async read(name) {
      try {
        return linesOf(await readFile(path.join(folder, name)));
      } catch {
        return null;
      }
    },

    async write(name, lines) {
      const file = path.join(folder, name);
      const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeLines(temporary, lines);
        await rename(temporary, file);
        await removeForgotten(folder);
        return ok(undefined);
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {});
        return fail(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

/** Each line is decoded when it is asked for: a whole list can be longer than a string may be. */
function* linesOf(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    yield bytes.toString('utf8', start, end);
    start = end + 1;
  }
}

/** Lists that nobody has written for so long belong to folders that nobody opens any more, or are halves that a killed process left. */
async function removeForgotten(folder: string): Promise<void> {
  const oldest = Date.now() - FORGOTTEN_AFTER;
  for (const name of await readdir(folder)) {
    if (!/\.(jsonl|tmp)$/.test(name)) continue;
    const { mtimeMs } = await stat(path.join(folder, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < oldest) await rm(path.join(folder, name), { force: true });
  }
}

async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    let chunk: string[] = [];
    let size = 0;
    for await (const line of lines) {
      chunk.push(line, '\n');
      size += line.length;
      if (size < CHUNK) continue;
      await handle.write(chunk.join(''));
      [chunk, size] = [[], 0];
    }
    await handle.write(chunk.join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
