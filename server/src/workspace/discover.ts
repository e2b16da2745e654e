import { type CancellationToken, type DirectoryEntry, type FileSystem, say, throwIfCancelled } from '../base/index.ts';
import { DBT_PROJECT_NAME, type DbtPackage, type DbtProject, packagesFolder, parseDbtProject } from './dbt/dbt-project.ts';
import { declaredPackages, entersPackage, hasAllPackages } from './dbt/packages.ts';
import { createProject, type FileRole, fileRole, isExcluded, type Project, SKIPPED_FOLDERS } from './project/project.ts';
import { PROJECT_FILE_NAME, type ProjectFile, parseProjectFile } from './project/project-file.ts';
import type { RootSettings } from './project/root-settings.ts';
import { decodeText } from './text/decode.ts';
import { joinPath, pathToUri } from './text/paths.ts';

export interface DiscoveredFile {
  readonly path: string;
  readonly uri: string;
  readonly role: FileRole;
  readonly project: Project;
}

/** Something that was left out, with the reason. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

export interface Discovery {
  readonly projects: readonly Project[];
  readonly files: readonly DiscoveredFile[];
  readonly skipped: readonly SkippedFile[];
}

interface DiscoverOptions {
  readonly fs: FileSystem;
  readonly settings: (root: string) => RootSettings;
  readonly token: CancellationToken;
  /** The text of an open document, which counts more than the disk's. */
  readonly openText: (uri: string) => string | null;
  readonly yield: () => Promise<void>;
}

/** Walks the roots: which projects there are, and what each file is to its project. */
export async function discover(roots: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  const walk = new Walk(options);
  for (const root of roots) await walk.root(root);
  return walk;
}

class Walk implements Discovery {
  readonly projects: Project[] = [];
  readonly files: DiscoveredFile[] = [];
  readonly skipped: SkippedFile[] = [];
  readonly #options: DiscoverOptions;
  /** Roots may lie in each other. */
  readonly #seen = new Set<string>();

  constructor(options: DiscoverOptions) {
    this.#options = options;
  }

  async root(root: string): Promise<void> {
    const imports = this.#options.settings(root).imports ?? [];
    const pending: { readonly folder: string; readonly project: Project | null }[] = [{ folder: root, project: null }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      throwIfCancelled(this.#options.token);
      if (this.#seen.has(next.folder)) continue;
      this.#seen.add(next.folder);
      const entries = await this.#options.fs.list(next.folder);
      if (!entries.ok) {
        this.skipped.push({ path: next.folder, reason: entries.error });
        if (next.project === null)
          this.projects.push(
            createProject({ folder: root, root, parent: null, file: null, dbt: null, settings: this.#options.settings(root) }),
          );
        continue;
      }
      const project = await this.#projectOf(
        next.folder,
        root,
        next.project,
        entries.value.map((entry) => entry.name),
      );
      const folders: string[] = [];
      if (project.folder === next.folder) await this.#manifest(project);
      if (project.folder === next.folder) await this.#namedImports(project);
      for (const entry of entries.value) {
        const path = joinPath(next.folder, entry.name);
        if (entry.kind === 'file') this.#file(path, project);
        else if (isFolder(entry.kind, project, path) && this.#enters(path, entry.name, project)) folders.push(path);
      }
      pending.push(...folders.toReversed().map((folder) => ({ folder, project })));
      await this.#options.yield();
    }
    const [project] = this.projects.filter(({ folder }) => folder === root);
    if (project !== undefined) for (const path of imports) this.#import(path, project);
  }

  /** Files that lineage is imported from may lie where nothing else is read. */
  #import(path: string, project: Project): void {
    if (!this.files.some((file) => file.path === path)) this.files.push({ path, uri: pathToUri(path), role: 'lineage', project });
  }

  /** What dbt wrote of its last run lies in a folder that is not read otherwise. */
  async #manifest(project: Project): Promise<void> {
    if (project.dbt === null) return;
    const path = joinPath(project.folder, `${project.dbt.targetPath}/manifest.json`);
    if ((await this.#options.fs.stat(path)).ok) this.#file(path, project);
  }

  /** Those that are named one by one, in folders of what dbt or a build has made, too. */
  async #namedImports(project: Project): Promise<void> {
    for (const name of project.file?.imports ?? []) {
      if (/[*?[{]/.test(name) || !/\.(json|ndjson|jsonl)$/i.test(name)) continue;
      const path = joinPath(project.folder, name.replace(/^\.\//, ''));
      if ((await this.#options.fs.stat(path)).ok) this.#import(path, project);
      else this.skipped.push({ path, reason: say('“lineage: import” of aetl.yaml names it, and it is not there') });
    }
  }

  #file(path: string, project: Project): void {
    const role = fileRole(project, path);
    if (role === 'lineage') this.#import(path, project);
    else if (role !== null) this.files.push({ path, uri: pathToUri(path), role, project });
  }

  #enters(path: string, name: string, project: Project): boolean {
    const inPackage = entersPackage(project, path);
    if (inPackage === false || (inPackage === null && SKIPPED_FOLDERS.has(name))) return false;
    return !isExcluded(project, `${path}/`) && !isExcluded(project, `${path}/any.sql`);
  }

  async #projectOf(folder: string, root: string, around: Project | null, names: readonly string[]): Promise<Project> {
    // A package is a part of the project that has installed it.
    if (around !== null && entersPackage(around, folder) === true) return around;
    const hasFile = names.includes(PROJECT_FILE_NAME);
    const hasDbt = names.includes(DBT_PROJECT_NAME);
    if (!hasFile && !hasDbt && around !== null) return around;
    const file = hasFile ? await this.#readProjectFile(joinPath(folder, PROJECT_FILE_NAME)) : null;
    const dbt = hasDbt ? await this.#readDbtProject(folder, names) : null;
    const project = createProject({ folder, root, parent: around, file, dbt, settings: this.#options.settings(root) });
    this.projects.push(project);
    return project;
  }

  async #readProjectFile(path: string): Promise<ProjectFile | null> {
    const text = await this.#read(path);
    if (text === null) return null;
    return parseProjectFile(text).file;
  }

  async #readDbtProject(folder: string, names: readonly string[]): Promise<DbtProject | null> {
    const path = joinPath(folder, DBT_PROJECT_NAME);
    const text = await this.#read(path);
    if (text === null) return null;
    const profiles = names.includes('profiles.yml') ? await this.#read(joinPath(folder, 'profiles.yml')) : null;
    const declared: string[] = [];
    for (const name of ['packages.yml', 'dependencies.yml']) {
      const list = names.includes(name) ? await this.#read(joinPath(folder, name)) : null;
      if (list !== null) declared.push(...declaredPackages(list));
    }
    const packages = await this.#readPackages(folder, packagesFolder(text));
    return parseDbtProject(text, { folder, profiles, packages, openRefs: !hasAllPackages(declared, packages) }).project;
  }

  async #readPackages(folder: string, path: string): Promise<DbtPackage[]> {
    const entries = await this.#options.fs.list(joinPath(folder, path));
    const packages: DbtPackage[] = [];
    for (const { name, kind } of entries.ok ? entries.value : []) {
      const inside = joinPath(joinPath(folder, path), name);
      const stat = kind === 'file' ? null : await this.#options.fs.stat(joinPath(inside, DBT_PROJECT_NAME));
      const text = stat?.ok ? await this.#read(joinPath(inside, DBT_PROJECT_NAME)) : null;
      if (text === null) continue;
      packages.push({
        folder: `${path}/${name}`,
        project: parseDbtProject(text, { folder: inside, profiles: null, openRefs: true }).project,
      });
    }
    return packages;
  }

  async #read(path: string): Promise<string | null> {
    const open = this.#options.openText(pathToUri(path));
    if (open !== null) return open;
    const bytes = await this.#options.fs.readBytes(path);
    const decoded = bytes.ok ? decodeText(bytes.value) : bytes;
    if (decoded.ok) return decoded.value.text;
    this.skipped.push({ path, reason: decoded.error });
    return null;
  }
}

/** dbt installs local packages as links, which are not followed elsewhere. */
function isFolder(kind: DirectoryEntry['kind'], project: Project, path: string): boolean {
  return kind === 'directory' || (kind === 'other' && entersPackage(project, path) === true);
}
