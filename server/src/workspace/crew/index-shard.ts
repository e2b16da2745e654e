import type { FileFacts } from '../../metadata/index.ts';
import type { CrawledLookup } from '../crawled.ts';
import { FileIndex } from '../file-index.ts';
import { derivedNames } from '../layers.ts';
import { decodeFacts, encodeFacts, encodeRecord } from '../persistence/file-record.ts';
import { createProject, type Project } from '../project/project.ts';
import { readSource, type SourceContent } from '../read-source.ts';
import { newSourceFile, type SourceFile } from '../source-file.ts';
import { EMPTY_SUMMARY } from '../summary/summarize-sql.ts';
import type { ShardBinding, ShardFile, ShardReading, ShardSetup } from './port.ts';

/** What a thread of the crew does: it reads and binds its own files, and knows of the others only what they say about tables. */
export class IndexShard {
  readonly #projects: readonly Project[];
  readonly #index: FileIndex;
  readonly #own = new Set<string>();

  constructor({ projects, macros }: ShardSetup, crawled: CrawledLookup) {
    const made: Project[] = [];
    // A parent stands before its children.
    for (const { parent, ...options } of projects)
      made.push(createProject({ ...options, parent: parent === null ? null : (made[parent] ?? null) }));
    this.#projects = made;
    this.#index = new FileIndex(made, crawled);
    for (const macro of macros) this.#index.templates.put(this.#file(macro), macro.text);
  }

  read(files: readonly ShardFile[]): ShardReading[] {
    return files.map((given) => {
      const file = this.#file(given);
      const content = readSource(file, { ...this.#index.templates.reader(file), parse: () => this.#index.script(file) });
      this.#index.put(file, content);
      this.#own.add(file.uri);
      return { uri: file.uri, derives: derivedNames(content.summary), reads: [...content.summary.names], facts: encodeFacts(file) };
    });
  }

  hear(lines: readonly string[]): void {
    for (const line of lines) {
      const { uri, project: folder, connection, facts } = decodeFacts(line);
      const known = this.#index.files.get(uri);
      const project = this.#projects.find((candidate) => candidate.folder === folder);
      if (known !== undefined) this.#index.publish(known, facts);
      else if (project !== undefined)
        this.#index.restore(foreignFile(uri, project, connection), contentOf(facts), { facts, analysis: null });
    }
  }

  bind(uris: readonly string[]): ShardBinding[] {
    return uris.flatMap((uri) => {
      this.#index.bringUpToDate(uri);
      const file = this.#index.files.get(uri);
      if (file === undefined) return [];
      return {
        record: encodeRecord(file, '', this.#index.isDirty(uri)),
        facts: file.summary.derived.length > 0 ? encodeFacts(file) : null,
      };
    });
  }

  stale(): string[] {
    return [...this.#own].filter((uri) => this.#index.isDirty(uri));
  }

  #file({ project: at, text, choice, ...found }: ShardFile): SourceFile {
    const project = this.#projects[at];
    if (project === undefined) throw new Error(`there is no project ${at}`);
    return Object.assign(newSourceFile({ ...found, project, listed: true }), { text, choice });
  }
}

/** A file of another shard names nothing here, so that nothing here makes it dirty. */
function foreignFile(uri: string, project: Project, connection: string | null): SourceFile {
  const file = newSourceFile({ uri, path: null, project, role: 'macro', listed: true });
  // Of its text no more is known than what it says of where it runs.
  return connection === null ? file : Object.assign(file, { text: `-- aetl: connection="${connection}"` });
}

function contentOf(facts: FileFacts): SourceContent {
  return { summary: EMPTY_SUMMARY, facts, diagnostics: [] };
}
