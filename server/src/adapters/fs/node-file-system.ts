import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { type DirectoryEntry, type FileSystem, fail, ok, say, sentence } from '../../base/index.ts';

/** The disk. Symbolic links to files are files; those to folders are not followed, so that no walk goes in circles. */
export const nodeFileSystem: FileSystem = {
  async readBytes(path) {
    try {
      return ok(await readFile(path));
    } catch (error) {
      return fail(reasonOf(error));
    }
  },

  async stat(path) {
    try {
      const { size, mtimeMs } = await stat(path);
      return ok({ size, modified: mtimeMs });
    } catch (error) {
      return fail(reasonOf(error));
    }
  },

  async list(path) {
    try {
      const entries = await readdir(path, { withFileTypes: true });
      const list = await Promise.all(
        entries.map(async (entry): Promise<DirectoryEntry> => {
          if (entry.isDirectory()) return { name: entry.name, kind: 'directory' };
          if (entry.isFile()) return { name: entry.name, kind: 'file' };
          const target = entry.isSymbolicLink() ? await stat(`${path}/${entry.name}`).catch(() => null) : null;
          return { name: entry.name, kind: target?.isFile() ? 'file' : 'other' };
        }),
      );
      return ok(list.sort((a, b) => (a.name < b.name ? -1 : 1)));
    } catch (error) {
      return fail(reasonOf(error));
    }
  },

  async writeText(path, text) {
    const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
    try {
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(text, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      return ok(undefined);
    } catch (error) {
      await rm(temporary, { force: true });
      return fail(reasonOf(error));
    }
  },
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: sentence('it does not exist'),
  EACCES: sentence('you may not read it'),
  EPERM: sentence('you may not read it'),
  EISDIR: sentence('it is a folder'),
  ENOTDIR: sentence('it is no folder'),
  ELOOP: sentence('its symbolic links go in a circle'),
  ENOSPC: sentence('the disk is full'),
  EROFS: sentence('the disk is read-only'),
};

/** The end of a sentence for people. */
function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = REASONS[code];
  return reason === undefined ? (error instanceof Error ? error.message : String(error)) : say(reason);
}
