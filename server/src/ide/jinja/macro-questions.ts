import { type MacroEntry, macroSignature, macroSite, packageNameOf, pathToUri, type Workspace } from '../../workspace/index.ts';
import type { IdeMacro, IdeWorkspace } from '../port.ts';

type MacroQuestions = Pick<IdeWorkspace, 'macros' | 'macro' | 'macroUsers' | 'variables'>;

/** What the workspace knows of macros and variables. */
export function macroQuestions(workspace: Workspace): MacroQuestions {
  return {
    macros(uri) {
      const file = workspace.file(uri);
      return file === null ? [] : [...workspace.macrosOf(file).all()].map((entry) => ideMacro(entry, packageNameOf(file)));
    },
    macro(uri, path) {
      const file = workspace.file(uri);
      const name = path.at(-1);
      if (file === null || name === undefined || path.length > 2 || file.project.dbt === null) return null;
      const own = packageNameOf(file);
      const [owner] = path;
      const packages = path.length === 2 && owner !== undefined ? [owner] : [own, file.project.dbt.name];
      const entry = workspace.macrosOf(file).find(name, packages);
      return entry === null ? null : ideMacro(entry, own);
    },
    macroUsers(uri, name) {
      const file = workspace.file(uri);
      if (file === null) return [];
      // A macro calls others wherever it stands; who calls a macro in a file of SQL is filed.
      const libraries = new Set([...workspace.macrosOf(file).all()].map((entry) => entry.uri));
      return [...new Set([...workspace.usersOfMacro(name).map((user) => user.uri), ...libraries])];
    },
    variables(uri) {
      const project = workspace.file(uri)?.project;
      const site = project === undefined ? null : pathToUri(`${project.folder === '/' ? '' : project.folder}/dbt_project.yml`);
      return [...(project?.dbt?.vars ?? [])]
        .filter(([name]) => !name.includes('.'))
        .map(([name, { value, range }]) => ({
          name,
          value: JSON.stringify(value) ?? '',
          site: site === null ? null : { uri: site, range },
        }));
    },
  };
}

function ideMacro(entry: MacroEntry, root: string): IdeMacro {
  const { name, package: owner, comment } = entry;
  return { name, package: owner, own: owner === root, signature: macroSignature(entry, root), comment, site: macroSite(entry) };
}
