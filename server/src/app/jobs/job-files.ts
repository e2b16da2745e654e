import type { DialectName } from '../../protocol/index.ts';
import { type DbtRun, matchGlobs, type Project, printedPath, type SourceFile, type Workspace } from '../../workspace/index.ts';

import { type DbtFiles, DbtProjects } from './dbt-projects.ts';
import { type RoutinePlace, Routines } from './routines.ts';

/** Tables that something reads and writes, by their ids. */
export interface Touched {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** The files that jobs run, and what they do to tables. */
export class JobFiles {
  readonly #workspace: Workspace;
  readonly #dbt: DbtProjects;
  readonly #routines: Routines;
  readonly #byName = new Map<string, SourceFile[]>();
  readonly #touched = new Map<string, Touched>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#dbt = new DbtProjects(workspace);
    this.#routines = new Routines(workspace);
    for (const file of workspace.files) {
      const name = nameOf(printedPath(file));
      const known = this.#byName.get(name);
      if (known === undefined) this.#byName.set(name, [file]);
      else known.push(file);
    }
  }

  /** Files as another one names them: from its folder, else the only ones in the workspace whose path ends so. */
  named(paths: readonly string[], from: SourceFile): { readonly found: readonly SourceFile[]; readonly missing: readonly string[] } {
    const found = new Set<SourceFile>();
    const missing: string[] = [];
    for (const path of paths) {
      const wanted = path.replace(/^(\.\/|\/)+/, '');
      // What a template makes of a name is not known before it runs.
      if (/[{}$]/.test(wanted)) continue;
      const candidates = (this.#byName.get(nameOf(wanted)) ?? []).filter((file) =>
        `/${printedPath(file)}`.endsWith(`/${wanted.replace(/^(\.\.\/)+/, '')}`),
      );
      const beside = candidates.find((file) => printedPath(file) === joined(printedPath(from), wanted));
      const [file] = beside === undefined ? candidates : [beside];
      if (file === undefined) missing.push(path);
      else found.add(file);
    }
    return { found: [...found], missing };
  }

  /** Files of a project under globs, in the order of the globs, then of their paths. */
  matching(globs: readonly string[], project: Project): readonly SourceFile[] {
    const files = [...this.#workspace.files].filter(
      (file) => file.path?.startsWith(`${project.folder}/`) && /^(sql|model|snapshot)$/.test(file.role),
    );
    const sorted = files.toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
    const found = new Set<SourceFile>();
    for (const glob of globs) {
      const matches = matchGlobs([glob]);
      for (const file of sorted) if (matches(file.path?.slice(project.folder.length + 1) ?? '')) found.add(file);
    }
    return [...found];
  }

  /** The files that calls of dbt make. */
  dbt(runs: readonly DbtRun[]): DbtFiles {
    const all = runs.map((run) => this.#dbt.files(run));
    return { found: [...new Set(all.flatMap(({ found }) => found))], unclear: all.flatMap(({ unclear }) => unclear) };
  }

  /** The routines that SQL calls, and those that these call. */
  called(sql: readonly { readonly text: string; readonly dialect: DialectName }[]): readonly RoutinePlace[] {
    const found = new Map<string, RoutinePlace>();
    for (const { text, dialect } of sql)
      for (const place of this.#routines.calledBy(text, dialect)) found.set(`${place.uri}\n${place.range?.start ?? ''}`, place);
    return [...found.values()];
  }

  /** What a routine does. */
  ofRoutine({ uri, range }: RoutinePlace): Touched {
    const file = this.#workspace.file(uri);
    if (file !== null && range !== null) return this.within(file, range);
    const [reads, writes] = [new Set<string>(), new Set<string>()];
    for (const { source, target } of this.#workspace.flow.of(uri)) {
      reads.add(source.node);
      writes.add(target.node);
    }
    return { reads: [...reads], writes: [...writes] };
  }

  of(file: SourceFile): Touched {
    let touched = this.#touched.get(file.uri);
    if (touched === undefined) {
      touched = this.#touch(file, () => true);
      this.#touched.set(file.uri, touched);
    }
    return touched;
  }

  /** What the text at a range of a file does. */
  within(file: SourceFile, { start, end }: { readonly start: number; readonly end: number }): Touched {
    return this.#touch(file, (edge) => edge.start >= start && edge.end <= end);
  }

  #touch(file: SourceFile, counts: (edge: { readonly start: number; readonly end: number }) => boolean): Touched {
    const own = `${printedPath(file)}:`;
    const [reads, writes] = [new Set<string>(), new Set<string>()];
    const isTable = (node: string) => !node.startsWith(own) && !node.endsWith(` (${printedPath(file)})`);
    for (const edge of this.#workspace.flow.of(file.uri)) {
      if (!counts(edge)) continue;
      if (isTable(edge.source.node)) reads.add(edge.source.node);
      if (isTable(edge.target.node)) writes.add(edge.target.node);
    }
    return { reads: [...reads], writes: [...writes] };
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function joined(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
