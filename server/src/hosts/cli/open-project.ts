import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Aetl, FileReport } from '../../app/index.ts';
import { type Logger, NEVER_CANCELLED, say } from '../../base/index.ts';
import type { DialectName, IndexReadyParams } from '../../protocol/index.ts';
import { UsageError } from './exit.ts';
import { type Arguments, dialectOption, listOption, projectOption } from './options.ts';
import type { Terminal } from './terminal.ts';

export interface OpenProject {
  readonly aetl: Aetl;
  readonly folder: string;
  readonly summary: IndexReadyParams;
  /** Files in the order of their paths. */
  readonly files: readonly FileReport[];
}

interface OpenOptions {
  readonly dialect: DialectName | null;
  readonly cached: boolean;
  /** Files that lineage is imported from. */
  readonly imports?: readonly string[];
}

/** Reads the project that the arguments name, with its progress on stderr. */
export async function openProject(args: Arguments, terminal: Terminal): Promise<OpenProject> {
  const imports = listOption(args, 'import').map((file) => path.resolve(file));
  const missing = imports.find((file) => !existsSync(file) || !statSync(file).isFile());
  if (missing !== undefined) throw new UsageError(say('there is no file {0} to import lineage from', missing));
  // What is imported once is not kept for the next time.
  const cached = !args.has('no-cache') && imports.length === 0;
  return openFolder(projectOption(args), terminal, { dialect: dialectOption(args), cached, imports });
}

export async function openFolder(
  folder: string,
  terminal: Terminal,
  options: OpenOptions = { dialect: null, cached: false },
): Promise<OpenProject> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(say('there is no folder {0}; name one with --project DIR', folder));
  const { createAetl, userIndexCache } = await import('../../app/index.ts');
  const aetl = createAetl({
    logger: stderrLogger(terminal),
    dialect: options.dialect,
    imports: options.imports ?? [],
    cache: options.cached ? userIndexCache() : null,
    // Whoever starts it in a folder trusts what is there.
    trusted: () => true,
  });
  let shown = -1;
  const summary = await aetl.setRoots(
    [pathToFileURL(folder).href],
    ({ done, total }) => {
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      if (percent !== shown) terminal.progress(say('reading SQL files: {0} %', percent));
      shown = percent;
    },
    NEVER_CANCELLED,
  );
  terminal.endProgress();
  for (const problem of await aetl.databases.catchUp())
    terminal.note(`aetl: ${say('{0}; what was crawled since is not known here', problem)}\n`);
  await aetl.databases.close();
  const files = aetl.files();
  const read = new Set(files.filter(({ text }) => text !== '').map(({ uri }) => uri));
  const unread = options.imports?.find((file) => !read.has(pathToFileURL(file).href));
  if (unread !== undefined)
    throw new UsageError(say('no lineage is imported from {0}: it is empty, is no text, or has more than 64 MB', unread));
  return { aetl, folder, summary, files };
}

/** The files that were named on the command line, as files or folders; all when none was named. */
export function chosenFiles(project: OpenProject, names: readonly string[]): readonly FileReport[] {
  if (names.length === 0) return project.files;
  const chosen = new Set<FileReport>();
  for (const name of names) {
    const uris = [path.resolve(name), path.resolve(project.folder, name)].map((file) => pathToFileURL(file).href.replace(/\/$/, ''));
    const found = project.files.filter((file) => uris.some((uri) => file.uri === uri || file.uri.startsWith(`${uri}/`)));
    if (found.length === 0)
      throw new UsageError(say('{0} is no file or folder of the project {1}; name the project with --project DIR', name, project.folder));
    for (const file of found) chosen.add(file);
  }
  return project.files.filter((file) => chosen.has(file));
}

function stderrLogger(terminal: Terminal): Logger {
  return {
    info: () => {},
    warn: (message) => terminal.note(`aetl: ${message}\n`),
    error: (message, cause) => terminal.note(`aetl: ${message}${cause instanceof Error ? `: ${cause.message}` : ''}\n`),
  };
}
