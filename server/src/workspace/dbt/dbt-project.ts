import { say, type TextRange } from '../../base/index.ts';
import { type DialectName, dialectNamed } from '../../protocol/index.ts';
import type { FileDiagnostic } from '../diagnostics.ts';
import { YamlReader, type YamlValue } from '../project/yaml-reader.ts';

export const DBT_PROJECT_NAME = 'dbt_project.yml';

/** What dbt_project.yml says, as far as names depend on it. Folders are relative to the project. */
export interface DbtProject {
  readonly name: string;
  readonly profile: string | null;
  /** From a profiles.yml beside it; null when there is none. */
  readonly dialect: DialectName | null;
  readonly modelPaths: readonly string[];
  readonly seedPaths: readonly string[];
  readonly snapshotPaths: readonly string[];
  readonly macroPaths: readonly string[];
  readonly testPaths: readonly string[];
  /** dbt's name of the database in profiles.yml: `redshift`, `databricks` … */
  readonly adapter: string | null;
  /** By name, and by `package.name` where one is given for a package. */
  readonly vars: ReadonlyMap<string, { readonly value: unknown; readonly range: TextRange }>;
  /** In which packages `adapter.dispatch` looks, by namespace. */
  readonly dispatch: ReadonlyMap<string, readonly string[]>;
  /** Packages are declared that are not installed, so that a `ref` may name a model of theirs. */
  readonly openRefs: boolean;
  /** The folder that dbt writes into. */
  readonly targetPath: string;
  /** The folder that packages are installed into. */
  readonly packagesPath: string;
  readonly packages: readonly DbtPackage[];
}

/** A package that is installed in the project: its models and macros are the project's, too. */
export interface DbtPackage {
  /** Relative to the project. */
  readonly folder: string;
  readonly project: DbtProject;
}

export function parseDbtProject(
  text: string,
  around: {
    readonly folder: string;
    readonly profiles: string | null;
    readonly openRefs: boolean;
    readonly packages?: readonly DbtPackage[];
  },
): { readonly project: DbtProject; readonly diagnostics: readonly FileDiagnostic[] } {
  const reader = new YamlReader(text);
  const { root } = reader;
  const name = root.textOf('name');
  if (name === null && reader.diagnostics.length === 0)
    root.report('project-file', 'error', say('dbt_project.yml needs the name of the project: “name: my_project”.'));
  const profile = root.textOf('profile');
  const adapter = around.profiles === null ? null : profileAdapter(around.profiles, profile ?? name);
  const project: DbtProject = {
    name: name ?? around.folder.slice(around.folder.lastIndexOf('/') + 1),
    profile,
    dialect: adapter === null ? null : (dialectNamed(adapter) ?? ADAPTERS[adapter] ?? null),
    adapter,
    modelPaths: paths(root, ['model-paths', 'source-paths'], ['models']),
    seedPaths: paths(root, ['seed-paths', 'data-paths'], ['seeds']),
    snapshotPaths: paths(root, ['snapshot-paths'], ['snapshots']),
    macroPaths: paths(root, ['macro-paths'], ['macros']),
    testPaths: paths(root, ['test-paths'], ['tests']),
    vars: readVars(root),
    dispatch: readDispatch(root),
    openRefs: around.openRefs,
    targetPath: (root.textOf('target-path') ?? 'target').replace(/^\.\//, '').replace(/\/+$/, ''),
    packagesPath: packagesPath(root),
    packages: around.packages ?? [],
  };
  return { project, diagnostics: reader.diagnostics };
}

/** The folder that packages are installed into, as dbt_project.yml says. */
export function packagesFolder(text: string): string {
  return packagesPath(new YamlReader(text).root);
}

function packagesPath(root: YamlValue): string {
  return (root.textOf('packages-install-path') ?? 'dbt_packages').replace(/^\.\//, '').replace(/\/+$/, '');
}

/** Vars of the project, and those of single packages: a mapping under a package's name. */
function readVars(root: YamlValue): DbtProject['vars'] {
  const vars = new Map<string, { value: unknown; range: TextRange }>();
  for (const { key, keyRange, value } of root.get('vars')?.entries() ?? []) {
    vars.set(key, { value: value.plain, range: keyRange });
    for (const inner of value.entries()) vars.set(`${key}.${inner.key}`, { value: inner.value.plain, range: inner.keyRange });
  }
  return vars;
}

function readDispatch(root: YamlValue): DbtProject['dispatch'] {
  return new Map(
    (root.get('dispatch')?.items() ?? []).map((entry) => [
      entry.textOf('macro_namespace') ?? '',
      (entry.get('search_order')?.items() ?? []).flatMap((item) => item.text ?? []),
    ]),
  );
}

/** The package that a file of the project belongs to, and its path there; null for the project's own files. */
export function packageOf(project: DbtProject, relative: string): { readonly of: DbtProject; readonly relative: string } | null {
  const found = project.packages.find(({ folder }) => relative.startsWith(`${folder}/`));
  return found === undefined ? null : { of: found.project, relative: relative.slice(found.folder.length + 1) };
}

/** What a file is to dbt, by the folder it lies in; null when dbt does not read it. */
export function dbtRole(project: DbtProject, relative: string): 'model' | 'python-model' | 'snapshot' | 'macro' | 'seed' | 'yaml' | null {
  const installed = packageOf(project, relative);
  if (installed !== null) return dbtRole(installed.of, installed.relative);
  const inside = (folders: readonly string[]) => folders.some((folder) => relative.startsWith(`${folder}/`));
  const described = [...project.modelPaths, ...project.seedPaths, ...project.snapshotPaths];
  if (/\.ya?ml$/i.test(relative)) return inside(described) ? 'yaml' : null;
  if (/\.csv$/i.test(relative)) return inside(project.seedPaths) ? 'seed' : null;
  if (/\.py$/i.test(relative)) return inside(project.modelPaths) ? 'python-model' : null;
  if (!/\.sql$/i.test(relative)) return null;
  if (inside(project.macroPaths) || inside(project.testPaths.map((path) => `${path}/generic`))) return 'macro';
  if (inside(project.snapshotPaths)) return 'snapshot';
  return inside(project.modelPaths) ? 'model' : null;
}

function paths(root: YamlValue, keys: readonly string[], fallback: readonly string[]): readonly string[] {
  for (const key of keys) {
    const items =
      root
        .get(key)
        ?.items()
        .flatMap((item) => item.text ?? []) ?? [];
    if (items.length > 0) return items.map((item) => item.replace(/^\.\//, '').replace(/\/+$/, ''));
  }
  return fallback;
}

const ADAPTERS: Readonly<Record<string, DialectName>> = {
  synapse: 'tsql',
  fabric: 'tsql',
  athena: 'spark',
  trino: 'ansi',
};

function profileAdapter(profiles: string, profile: string | null): string | null {
  const { root } = new YamlReader(profiles);
  const settings = (profile === null ? null : root.get(profile)) ?? root.entries()[0]?.value;
  const outputs = settings?.get('outputs');
  const target = settings?.textOf('target');
  const output = (target ? outputs?.get(target) : null) ?? outputs?.entries()[0]?.value;
  return output?.textOf('type')?.toLowerCase() ?? null;
}
