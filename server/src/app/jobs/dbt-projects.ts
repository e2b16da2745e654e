import {
  configInSql,
  configsInProject,
  configsInProperties,
  type DbtExposure,
  type DbtNode,
  type DbtRun,
  type NodeConfig,
  nodeSelector,
  type Project,
  type SourceFile,
  type Workspace,
} from '../../workspace/index.ts';
import { perText } from './per-text.ts';

export interface DbtFiles {
  readonly found: readonly SourceFile[];
  /** Words of which only a run knows what they mean. */
  readonly unclear: readonly string[];
}

/** Which files a run of dbt makes, of the projects of the workspace. */
export class DbtProjects {
  readonly #workspace: Workspace;
  readonly #nodes = new Map<Project, ProjectNodes>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  files(run: DbtRun): DbtFiles {
    const project = this.#projectOf(run.folder);
    if (project === null) return { found: [], unclear: [run.text] };
    const known = this.#nodes.get(project) ?? nodesOf(project, this.#workspace);
    this.#nodes.set(project, known);
    const { ids, unclear } = known.select(run);
    const found = [...ids].flatMap((id) => known.files.get(id) ?? []);
    return { found, unclear: unclear.length === 0 ? [] : [told(run, unclear)] };
  }

  /** The project in a folder that a job names from where it runs; the only one there is, where it names none. */
  #projectOf(folder: string | null): Project | null {
    const projects = this.#workspace.projects.filter(({ dbt }) => dbt !== null);
    const wanted = (folder ?? '')
      .replace(/\/+$/, '')
      .split('/')
      .filter((part) => !/^\.*$/.test(part));
    // The longest common end of both paths tells which is meant, for jobs run where the folders are others.
    const common = (project: Project) => {
      const own = project.folder.split('/');
      let length = 0;
      while (length < Math.min(own.length, wanted.length) && own.at(-1 - length) === wanted.at(-1 - length)) length++;
      return length;
    };
    const best = Math.max(0, ...projects.map(common));
    const [only, second] = best === 0 ? projects : projects.filter((project) => common(project) === best);
    return only !== undefined && second === undefined ? only : null;
  }
}

const describedIn = perText(({ text }) => configsInProperties(text));
const settingsIn = perText(({ text }) => configsInProject(text));
const givenIn = perText(({ text }) => configInSql(text));

/** The call, and which of its words are meant where others are clear. */
function told({ text, select, exclude }: DbtRun, unclear: readonly string[]): string {
  return select.length + exclude.length === unclear.length ? text : `${text} (${unclear.join(', ')})`;
}

interface ProjectNodes {
  readonly select: ReturnType<typeof nodeSelector>;
  readonly files: ReadonlyMap<string, SourceFile>;
}

const KINDS: Readonly<Partial<Record<SourceFile['role'], DbtNode['kind']>>> = {
  model: 'model',
  'python-model': 'model',
  snapshot: 'snapshot',
  seed: 'seed',
};

function nodesOf(project: Project, workspace: Workspace): ProjectNodes {
  const own = [...workspace.files].filter((file) => file.project === project);
  const sources = sourcesOf(project, workspace);
  const written = own.filter(({ role }) => role === 'yaml');
  const described = new Map(written.flatMap((file) => [...describedIn(file)]));
  const settings = own.find(({ role }) => role === 'dbt-project');
  const configOf = settings === undefined ? null : settingsIn(settings);
  const files = new Map<string, SourceFile>();
  const nodes = own.flatMap((file): DbtNode[] => {
    const kind = KINDS[file.role];
    if (kind === undefined || file.path === null) return [];
    const path = file.path.slice(project.folder.length + 1);
    const fqn = fqnOf(path, project);
    const name = fqn.at(-1) ?? '';
    const id = workspace.modelOf(file) ?? name;
    files.set(id, file);
    const configs = [configOf?.(`${kind}s`, [project.name, ...fqn]), described.get(name), kind === 'seed' ? null : givenIn(file)];
    return [{ id, name, kind, package: project.name, path, fqn, ...together(configs), parents: parentsOf(file, id, sources, workspace) }];
  });
  return { select: nodeSelector(nodes, exposuresOf(written, sources, workspace)), files };
}

/** Folders below that of the models, and the name. */
function fqnOf(path: string, { dbt }: Project): readonly string[] {
  const roots = dbt === null ? [] : [...dbt.modelPaths, ...dbt.seedPaths, ...dbt.snapshotPaths];
  const root = roots.find((folder) => path.startsWith(`${folder}/`)) ?? '';
  return path
    .slice(root === '' ? 0 : root.length + 1)
    .replace(/\.\w+$/, '')
    .split('/');
}

function together(configs: readonly (NodeConfig | null | undefined)[]): NodeConfig {
  return {
    tags: [...new Set(configs.flatMap((config) => config?.tags ?? []))],
    materialized: configs.reduce<string | null>((nearest, config) => config?.materialized ?? nearest, null),
  };
}

/** What selectors call the sources of a project, by their names in lineage. */
function sourcesOf(project: Project, workspace: Workspace): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { project: of, table } of workspace.tables())
    if (of === project && table.jinja?.function === 'source') found.set(table.id, `source:${table.jinja.args.join('.')}`);
  return found;
}

function parentsOf(file: SourceFile, id: string, sources: ReadonlyMap<string, string>, workspace: Workspace): readonly string[] {
  const parents = new Set<string>();
  for (const { source } of workspace.flow.of(file.uri)) parents.add(sources.get(source.node) ?? source.node);
  parents.delete(id);
  return [...parents];
}

const EXPOSURE = 'exposure:';

function exposuresOf(files: readonly SourceFile[], sources: ReadonlyMap<string, string>, workspace: Workspace): readonly DbtExposure[] {
  const found = new Map<string, Set<string>>();
  for (const { uri } of files)
    for (const { source, target } of workspace.flow.of(uri)) {
      if (!target.node.startsWith(EXPOSURE)) continue;
      const name = target.node.slice(EXPOSURE.length);
      found.set(name, (found.get(name) ?? new Set()).add(sources.get(source.node) ?? source.node));
    }
  return Array.from(found, ([name, parents]) => ({ name, parents: [...parents] }));
}
