import type { Project } from '../project/project.ts';
import { YamlReader } from '../project/yaml-reader.ts';
import { relativePath } from '../text/paths.ts';
import type { DbtPackage } from './dbt-project.ts';

/** The packages that packages.yml or dependencies.yml asks for; those without a name of their own by where they are. */
export function declaredPackages(text: string): string[] {
  return (new YamlReader(text).root.get('packages')?.items() ?? []).map((entry) => {
    const named = entry.textOf('package') ?? entry.textOf('name');
    return named === null ? '' : named.slice(named.lastIndexOf('/') + 1);
  });
}

/** Whether all packages that were asked for are installed. One of a repository or folder has a name that only its own file tells. */
export function hasAllPackages(declared: readonly string[], installed: readonly DbtPackage[]): boolean {
  const names = new Set(installed.flatMap(({ folder, project }) => [project.name, folder.slice(folder.lastIndexOf('/') + 1)]));
  return declared.length <= installed.length && declared.every((name) => name === '' || names.has(name));
}

/**
 * Whether a folder is read as part of an installed package: its models, macros and seeds are, its own tests and examples are
 * not. Null for folders that have to do with no package.
 */
export function entersPackage({ dbt, folder }: Pick<Project, 'dbt' | 'folder'>, path: string): boolean | null {
  const relative = dbt === null ? null : relativePath(folder, path);
  if (dbt === null || relative === null || relative === '') return null;
  if (relative === dbt.packagesPath || dbt.packagesPath.startsWith(`${relative}/`)) return dbt.packages.length > 0;
  const found = dbt.packages.find((item) => relative === item.folder || relative.startsWith(`${item.folder}/`));
  if (found === undefined) return relative.startsWith(`${dbt.packagesPath}/`) ? false : null;
  const inside = relative.slice(found.folder.length + 1);
  const { modelPaths, macroPaths, seedPaths, snapshotPaths, testPaths } = found.project;
  const read = [...modelPaths, ...macroPaths, ...seedPaths, ...snapshotPaths, ...testPaths.map((tests) => `${tests}/generic`)];
  return inside === '' || read.some((wanted) => wanted === inside || wanted.startsWith(`${inside}/`) || inside.startsWith(`${wanted}/`));
}
