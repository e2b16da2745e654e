import { say } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type DbtProject, dbtRole, packageOf } from '../dbt/dbt-project.ts';
import { relativePath } from '../text/paths.ts';
import { matchGlobs, type PathTest } from './globs.ts';
import type { FileRule, ProjectFile } from './project-file.ts';
import type { RootSettings } from './root-settings.ts';

/** Beside aetl.yaml. */
export const GLOSSARY_FILE_NAME = 'glossary.yaml';

/** A folder whose files belong together: one with aetl.yaml or dbt_project.yml, or else a root of the workspace. */
export interface Project {
  readonly folder: string;
  readonly name: string;
  /** The root of the workspace that holds it. */
  readonly root: string;
  readonly parent: Project | null;
  readonly file: ProjectFile | null;
  readonly dbt: DbtProject | null;
  readonly included: PathTest;
  readonly excluded: PathTest;
  readonly inCatalog: PathTest;
  /** Files that lineage is imported from. */
  readonly imported: PathTest;
  /** The same by absolute paths, wherever they lie. */
  readonly importedPaths: ReadonlySet<string>;
  readonly dags: PathTest;
  readonly rules: readonly { readonly rule: FileRule; readonly matches: PathTest }[];
}

export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.aetl',
  '.venv',
  'venv',
  '__pycache__',
  'target',
  'dbt_packages',
  'dbt_modules',
]);

const SQL_EXTENSIONS = [
  'sql',
  'ddl',
  'dml',
  'hql',
  'pgsql',
  'psql',
  'tsql',
  'mysql',
  'plsql',
  'pks',
  'pkb',
  'prc',
  'fnc',
  'trg',
  'vw',
  'bq',
  'bqsql',
];

export type ProjectOptions = Pick<Project, 'folder' | 'root' | 'parent' | 'file' | 'dbt'> & { readonly settings: RootSettings };

export function createProject({ settings, ...options }: ProjectOptions): Project {
  const { folder, file, dbt } = options;
  const include = file?.include ?? settings.include ?? [`**/*.{${SQL_EXTENSIONS.join(',')}}`];
  return {
    ...options,
    name: dbt?.name ?? (folder.slice(folder.lastIndexOf('/') + 1) || folder),
    included: matchGlobs(include),
    excluded: matchGlobs(file?.exclude ?? settings.exclude ?? []),
    inCatalog: matchGlobs(file?.catalog ?? []),
    imported: matchGlobs(file?.imports ?? []),
    importedPaths: new Set(settings.imports ?? []),
    dags: matchGlobs(file?.dags ?? ['**/dags/**/*.py']),
    rules: (file?.files ?? []).map((rule) => ({ rule, matches: matchGlobs([rule.glob]) })),
  };
}

export type FileRole =
  | 'sql'
  | 'model'
  | 'python-model'
  | 'snapshot'
  | 'macro'
  | 'seed'
  | 'yaml'
  | 'project-file'
  | 'glossary'
  | 'dbt-project'
  | 'manifest'
  /** Lineage that another program has written: events of OpenLineage, artifacts of dbt. */
  /** Python that Airflow reads. */
  | 'dag'
  | 'lineage';

/** What a file is to its project; null for files that AETL leaves alone. */
export function fileRole(project: Project, path: string): FileRole | null {
  if (project.importedPaths.has(path)) return 'lineage';
  const relative = relativePath(project.folder, path);
  if (relative === null) return null;
  if (relative === 'aetl.yaml') return 'project-file';
  if (relative === 'dbt_project.yml') return 'dbt-project';
  if (relative === GLOSSARY_FILE_NAME) return 'glossary';
  if (project.dbt !== null && relative === `${project.dbt.targetPath}/manifest.json`) return 'manifest';
  if (project.imported(relative)) return 'lineage';
  if (isExcluded(project, path)) return null;
  const inDbt = project.dbt === null ? null : dbtRole(project.dbt, relative);
  if (inDbt !== null || (project.dbt !== null && packageOf(project.dbt, relative) !== null)) return inDbt;
  if (project.dags(relative)) return 'dag';
  if (/\.ya?ml$/i.test(relative)) return project.inCatalog(relative) ? 'yaml' : null;
  return project.included(relative) || (project.inCatalog(relative) && !/\.(csv|json)$/i.test(relative)) ? 'sql' : null;
}

/** Files that decide what the Jinja of others becomes: macros, and what dbt has compiled. */
export function decidesJinja(role: FileRole): boolean {
  return role === 'macro' || role === 'manifest';
}

/** Files that decide what all the others are. */
export function isProjectFile(role: FileRole): boolean {
  return role === 'project-file' || role === 'dbt-project';
}

/** What a project excludes, it excludes from the projects in it as well. */
export function isExcluded(project: Project, path: string): boolean {
  const relative = relativePath(project.folder, path);
  if (relative !== null && project.excluded(relative)) return true;
  return project.parent !== null && isExcluded(project.parent, path);
}

/**
 * The rule of aetl.yaml that decides something about a file: the last one that matches and says it, of the project itself
 * or else of the projects around it.
 */
export function ruleFor<K extends 'dialect' | 'connection'>(
  project: Project,
  path: string,
  key: K,
): { readonly value: NonNullable<FileRule[K]>; readonly glob: string } | null {
  const relative = relativePath(project.folder, path) ?? path;
  for (const { rule, matches } of project.rules.toReversed()) {
    const value = rule[key];
    if (value !== null && matches(relative)) return { value, glob: rule.glob };
  }
  return project.parent === null ? null : ruleFor(project.parent, path, key);
}

/** The dialect that a project gives to its files, its own or that of the project around it. */
export function projectDialect(project: Project): { readonly dialect: DialectName; readonly reason: string } | null {
  if (project.file?.dialect) return { dialect: project.file.dialect, reason: say('dialect of aetl.yaml') };
  if (project.dbt?.dialect) return { dialect: project.dbt.dialect, reason: say('adapter of the dbt profile') };
  return project.parent === null ? null : projectDialect(project.parent);
}
