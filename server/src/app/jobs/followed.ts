import { configInSql, type SourceFile, type Workspace } from '../../workspace/index.ts';

/** Files of SQL without any such word define no routine and call none. */
const ROUTINES = /\b(?:procedure|proc|function|call|exec|execute)\b/i;

/**
 * What decides which models and routines jobs run, beside the files that tell of jobs: what models read and are given, what properties say, the text of
 * routines and of what calls them. Most edits change nothing of it.
 */
export class Followed {
  readonly #workspace: Workspace;
  /** Which crawls there were: routines of databases come and go with them. */
  #crawls = '';
  #texts: string[] = [];
  #signs = new Map<string, string>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Whether anything is another than when it was noted last; the files are the same ones in the same order. */
  hasChanged(files: readonly SourceFile[]): boolean {
    if (this.#crawled() !== this.#crawls) return true;
    for (const [at, file] of files.entries()) {
      if (file.text === this.#texts[at]) continue;
      if (this.#signOf(file) !== this.#signs.get(file.uri)) return true;
      this.#texts[at] = file.text;
    }
    return false;
  }

  note(files: readonly SourceFile[]): void {
    this.#crawls = this.#crawled();
    this.#texts = files.map(({ text }) => text);
    this.#signs = new Map(files.map((file) => [file.uri, this.#signOf(file)]));
  }

  #crawled(): string {
    return Array.from(this.#workspace.crawls(), ({ connection, catalog }) => `${connection} ${catalog.source.revision}`).join('\n');
  }

  #signOf(file: SourceFile): string {
    const { role, text, uri } = file;
    if (role === 'yaml') return text;
    if (role === 'sql') return ROUTINES.test(text) ? text : '';
    if (role !== 'model' && role !== 'snapshot' && role !== 'python-model') return '';
    const parents = new Set(Array.from(this.#workspace.flow.of(uri), ({ source }) => source.node));
    return JSON.stringify([configInSql(text), [...parents].sort()]);
  }
}
