import { DIALECT_NAMES, type DialectName } from '../../protocol/index.ts';
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
  readonly vars: readonly string[];
  /** Packages are declared but cannot be read here, so that a `ref` may name a model of theirs. */
  readonly openRefs: boolean;
}

export function parseDbtProject(
  text: string,
  around: { readonly folder: string; readonly profiles: string | null; readonly openRefs: boolean },
): { readonly project: DbtProject; readonly diagnostics: readonly FileDiagnostic[] } {
  const reader = new YamlReader(text);
  const { root } = reader;
  const name = root.textOf('name');
  if (name === null && reader.diagnostics.length === 0)
    root.report('project-file', 'error', 'dbt_project.yml needs the name of the project: “name: my_project”.');
  const profile = root.textOf('profile');
  const project: DbtProject = {
    name: name ?? around.folder.slice(around.folder.lastIndexOf('/') + 1),
    profile,
    dialect: around.profiles === null ? null : profileDialect(around.profiles, profile ?? name),
    modelPaths: paths(root, ['model-paths', 'source-paths'], ['models']),
    seedPaths: paths(root, ['seed-paths', 'data-paths'], ['seeds']),
    snapshotPaths: paths(root, ['snapshot-paths'], ['snapshots']),
    macroPaths: paths(root, ['macro-paths'], ['macros']),
    vars:
      root
        .get('vars')
        ?.entries()
        .map((entry) => entry.key) ?? [],
    openRefs: around.openRefs,
  };
  return { project, diagnostics: reader.diagnostics };
}

/** What a file is to dbt, by the folder it lies in; null when dbt does not read it. */
export function dbtRole(project: DbtProject, relative: string): 'model' | 'snapshot' | 'macro' | 'seed' | 'yaml' | null {
  const inside = (folders: readonly string[]) => folders.some((folder) => relative.startsWith(`${folder}/`));
  const described = [...project.modelPaths, ...project.seedPaths, ...project.snapshotPaths];
  if (/\.ya?ml$/i.test(relative)) return inside(described) ? 'yaml' : null;
  if (/\.csv$/i.test(relative)) return inside(project.seedPaths) ? 'seed' : null;
  if (!/\.sql$/i.test(relative)) return null;
  if (inside(project.macroPaths)) return 'macro';
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
  redshift: 'postgres',
  databricks: 'spark',
  sqlserver: 'tsql',
  synapse: 'tsql',
  fabric: 'tsql',
  athena: 'spark',
  trino: 'ansi',
};

function profileDialect(profiles: string, profile: string | null): DialectName | null {
  const { root } = new YamlReader(profiles);
  const settings = (profile === null ? null : root.get(profile)) ?? root.entries()[0]?.value;
  const outputs = settings?.get('outputs');
  const target = settings?.textOf('target');
  const output = (target ? outputs?.get(target) : null) ?? outputs?.entries()[0]?.value;
  const type = output?.textOf('type')?.toLowerCase() ?? '';
  return DIALECT_NAMES.find((name) => name === type) ?? ADAPTERS[type] ?? null;
}
