import { closestNames, say } from '../../base/index.ts';
import { DIALECT_NAMES, type DialectName, dialectNamed } from '../../protocol/index.ts';
import type { FileDiagnostic } from '../diagnostics.ts';
import { CLEAR_TEXT_SECRET, findClearTextSecrets } from './clear-text-secrets.ts';
import { CONNECTION_KEYS, type Connection, readConnections } from './connections.ts';
import { JOB_KEYS, type JobRule, readJobs } from './jobs.ts';
import { YamlReader, type YamlValue } from './yaml-reader.ts';

export const PROJECT_FILE_NAME = 'aetl.yaml';

/** What aetl.yaml says. Lists that are not given are null, so that their defaults stay in one place. */
export interface ProjectFile {
  readonly dialect: DialectName | null;
  readonly files: readonly FileRule[];
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  readonly catalog: readonly string[] | null;
  readonly connections: readonly Connection[];
  /** Globs of the files that lineage is imported from. */
  readonly imports: readonly string[] | null;
  /** Globs of the files that Airflow reads. */
  readonly dags: readonly string[] | null;
  readonly jobs: readonly JobRule[];
  /** Where what machines observe is kept; null where nothing is said. */
  readonly store: string | null;
}

/** What holds for the files under a glob. */
export interface FileRule {
  readonly glob: string;
  readonly dialect: DialectName | null;
  readonly connection: string | null;
}

export interface ParsedProjectFile {
  readonly file: ProjectFile;
  readonly diagnostics: readonly FileDiagnostic[];
}

/** The keys of each level of aetl.yaml; schemas/aetl.schema.json names the same ones. */
export const PROJECT_KEYS = {
  root: ['version', 'dialect', 'files', 'include', 'exclude', 'connections', 'catalog', 'lineage', 'jobs', 'lint', 'store', 'llm'],
  lineage: ['import', 'dags'],
  job: JOB_KEYS,
  rule: ['glob', 'dialect', 'connection'],
  connection: CONNECTION_KEYS,
} as const;

/** Reads aetl.yaml. Whatever is wrong with it, what is right still counts. */
export function parseProjectFile(text: string): ParsedProjectFile {
  const reader = new YamlReader(text);
  const { root } = reader;
  if (!root.isNull && !root.isMap) root.report(CODE, 'error', say('aetl.yaml must be a mapping that starts with “version: 1”.'));
  root.expectKeys(PROJECT_KEYS.root, say('in aetl.yaml'));
  checkVersion(root);
  const connections = readConnections(root.get('connections'));
  const file: ProjectFile = {
    dialect: readDialect(root.get('dialect')),
    files: readRules(root.get('files'), connections),
    include: readGlobs(root.get('include'), 'include'),
    exclude: readGlobs(root.get('exclude'), 'exclude'),
    catalog: readGlobs(root.get('catalog'), 'catalog'),
    connections,
    ...readLineage(root.get('lineage')),
    jobs: readJobs(root.get('jobs')),
    store: root.get('store')?.textOf('url') ?? null,
  };
  for (const { range, suggestion, message } of findClearTextSecrets(root))
    reader.report(CLEAR_TEXT_SECRET, 'error', message, range, [suggestion]);
  return { file, diagnostics: reader.diagnostics };
}

const CODE = 'project-file';

function checkVersion(root: YamlValue): void {
  const version = root.get('version');
  if (root.isMap && version === null)
    root.report(CODE, 'warning', say('Add “version: 1”, so that later versions of AETL read this file as it was meant.'));
  else if (version !== null && version.scalar !== 1)
    version.report(CODE, 'error', say('This AETL reads version 1 of the project file. Write “version: 1”.'), ['1']);
}

function readDialect(value: YamlValue | null): DialectName | null {
  if (value === null || value.isNull) return null;
  const name = value.text ?? '';
  const dialect = dialectNamed(name);
  if (dialect !== null) return dialect;
  const suggestions = closestNames(name, DIALECT_NAMES);
  value.report(CODE, 'error', say('There is no dialect “{0}”. AETL knows {1}.', name, DIALECT_NAMES.join(', ')), suggestions);
  return null;
}

function readGlobs(value: YamlValue | null, key: string): readonly string[] | null {
  if (value === null || value.isNull) return null;
  if (!value.isList && value.text !== null) return [value.text];
  if (!value.isList) {
    value.report(CODE, 'error', say('“{0}” must be a list of globs: ["**/*.sql"].', key));
    return null;
  }
  return value.items().flatMap((item) => {
    if (item.text !== null) return [item.text];
    item.report(CODE, 'error', say('Each entry of “{0}” must be a glob, such as "models/**/*.sql".', key));
    return [];
  });
}

function readLineage(value: YamlValue | null): Pick<ProjectFile, 'imports' | 'dags'> {
  if (value === null || value.isNull) return { imports: null, dags: null };
  value.expectKeys(PROJECT_KEYS.lineage, say('in “lineage”'));
  return { imports: readGlobs(value.get('import'), 'import'), dags: readGlobs(value.get('dags'), 'dags') };
}

function readRules(value: YamlValue | null, connections: readonly Connection[]): readonly FileRule[] {
  if (value === null || value.isNull) return [];
  if (!value.isList) {
    value.report(CODE, 'error', say('“files” must be a list such as {0}.', '[{ glob: "oracle/**/*.sql", dialect: oracle }]'));
    return [];
  }
  return value.items().flatMap((item) => {
    item.expectKeys(PROJECT_KEYS.rule, say('in an entry of “files”'));
    const glob = item.textOf('glob');
    if (glob === null) {
      item.report(CODE, 'error', say('This entry of “files” needs a glob that says which files it is about.'));
      return [];
    }
    return [{ glob, dialect: readDialect(item.get('dialect')), connection: readConnectionName(item.get('connection'), connections) }];
  });
}

function readConnectionName(value: YamlValue | null, connections: readonly Connection[]): string | null {
  const name = value?.text ?? null;
  if (value === null || name === null) return null;
  const names = connections.map((connection) => connection.name);
  if (!names.includes(name)) {
    const message =
      names.length > 0
        ? say('There is no connection “{0}”. This file has {1}.', name, names.join(', '))
        : say('There is no connection “{0}”. Add it under “connections”.', name);
    value.report(CODE, 'error', message, closestNames(name, names));
  }
  return name;
}
