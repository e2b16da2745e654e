import { type CancellationToken, type FileSystem, fail, LineIndex, ok, type Result, say } from '../../base/index.ts';
import { type Answer, type ServerFacts, sameFamily } from '../../metadata/index.ts';
import type {
  ConnectionChange,
  ConnectionForm,
  ConnectionReadResult,
  ConnectionSaveParams,
  ConnectionTestParams,
  ConnectionTestResult,
  DialectName,
} from '../../protocol/index.ts';
import {
  type Connection,
  editYaml,
  loadText,
  PROJECT_FILE_NAME,
  type Project,
  parseProjectFile,
  pathToUri,
  projectDialect,
  uriToPath,
  type YamlChange,
  type YamlData,
} from '../../workspace/index.ts';
import type { HealthBook } from '../databases/connection-health.ts';
import type { Connections } from './connections.ts';

export interface ConnectionFormsOptions {
  readonly projects: () => readonly Project[];
  readonly connections: Connections;
  readonly health: HealthBook;
  readonly fs: FileSystem;
  /** Whether any file of a project runs on a connection already. */
  readonly hasConnections: (project: Project) => boolean;
  /** A connection is going to have another name. */
  readonly onRename: (from: string, to: string) => Promise<void>;
}

/** Connections as people change them. aetl.yaml is never written here: what is to be changed in it is told as edits. */
export interface ConnectionForms {
  read(connection: string): ConnectionReadResult;
  test(params: ConnectionTestParams, token: CancellationToken): Promise<ConnectionTestResult>;
  /** `shown` is the text of the aetl.yaml as an editor shows it; null when none does. */
  save(params: ConnectionSaveParams, shown: string | null): Promise<ConnectionChange>;
  remove(connection: string, shown: string | null): Promise<ConnectionChange>;
  /** All SQL of the folder runs on the connection from now on, and is checked against its last crawl. */
  assign(connection: string, shown: string | null): Promise<ConnectionChange>;
  /** Whether nobody says yet what runs where, and the SQL of the folder may be of the connection's database. */
  isAssignable(connection: string): boolean;
  /** URI of the aetl.yaml that has a connection. */
  fileOf(connection: string): string | null;
}

const KEYS = [
  'type',
  'host',
  'port',
  'database',
  'user',
  'password',
  'path',
  'environment',
] as const satisfies readonly (keyof ConnectionForm)[];
const LARGEST = 5 * 1024 * 1024;
const REFERENCE = /^\$\{(env|cmd|secret):[^}]+\}$/;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

export function createConnectionForms({
  projects,
  connections,
  health,
  fs,
  hasConnections,
  onRename,
}: ConnectionFormsOptions): ConnectionForms {
  const projectOf = (name: string) =>
    projects().find(({ file }) => file?.connections.some((connection) => connection.name === name)) ?? null;
  const change = async (folder: string, shown: string | null, work: (text: string) => Result<readonly YamlChange[]>) => {
    const file = `${folder.replace(/\/$/, '')}/${PROJECT_FILE_NAME}`;
    const exists = (await fs.stat(file)).ok;
    const read = shown !== null ? ok(shown) : exists ? await loadText(fs, file, LARGEST) : ok('');
    if (!read.ok) return refuse(say('{0} cannot be read: {1}', file, read.error));
    const changes = work(read.value);
    if (!changes.ok) return refuse(changes.error);
    const version: readonly YamlChange[] = read.value.trim() === '' ? [{ change: 'set', path: ['version'], value: 1 }] : [];
    const edited = editYaml(read.value, [...version, ...changes.value]);
    if (!edited.ok) return refuse(say('{0}: {1}. Mend it first.', file, edited.error));
    const { range, newText } = edited.value;
    const lines = new LineIndex(read.value);
    const edit = { range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) }, newText };
    return { ok: true, uri: pathToUri(file), create: !exists && shown === null, edits: [edit] } satisfies ConnectionChange;
  };
  return {
    read(name) {
      const project = projectOf(name);
      const connection = project?.file?.connections.find((candidate) => candidate.name === name);
      return project === null || connection === undefined ? null : { folder: pathToUri(project.folder), form: formOf(connection) };
    },
    fileOf(name) {
      const project = projectOf(name);
      return project && pathToUri(`${project.folder.replace(/\/$/, '')}/${PROJECT_FILE_NAME}`);
    },
    async test(params, token) {
      if ('form' in params) {
        const connection = connectionOf(params.form);
        if (!connection.ok) return { ok: false, message: connection.error };
        return toResult(await connections.tryOut(connection.value, uriToPath(params.folder) ?? params.folder, token));
      }
      // Whatever was wrong may be mended by now, a password too.
      await connections.forget(params.connection);
      const answer = toResult(await connections.test(params.connection, token));
      health.note(params.connection, answer.ok ? null : answer.message);
      return answer;
    },
    async save({ folder, form, previous }, shown) {
      const checked = connectionOf(form);
      if (!checked.ok) return refuse(checked.error);
      if (previous !== null) await connections.forget(previous);
      const changed = await change(uriToPath(folder) ?? folder, shown, (text) => savingChanges(text, form, previous));
      if (changed.ok && previous !== null && previous !== form.name) await onRename(previous, form.name);
      return changed;
    },
    async remove(name, shown) {
      const project = projectOf(name);
      if (project === null) return refuse(say('There is no connection “{0}”.', name));
      await connections.forget(name);
      health.note(name, null);
      return change(project.folder, shown, () => ok([{ change: 'remove', path: ['connections', name] }]));
    },
    async assign(name, shown) {
      const project = projectOf(name);
      const type = project && typeOf(project, name);
      if (project === null || type === null) return refuse(say('There is no connection “{0}”.', name));
      // The default, so that files which say otherwise are still what they say.
      const dialect: readonly YamlChange[] = projectDialect(project) === null ? [{ change: 'set', path: ['dialect'], value: type }] : [];
      const rule: YamlChange = { change: 'append', path: ['files'], value: { glob: '**/*.sql', connection: name } };
      return change(project.folder, shown, () => ok([...dialect, rule]));
    },
    isAssignable(name) {
      const project = projectOf(name);
      const type = project && typeOf(project, name);
      if (project === null || type === null || project.rules.some(({ rule }) => rule.connection !== null) || hasConnections(project))
        return false;
      const spoken = projectDialect(project)?.dialect ?? type;
      return sameFamily(spoken, type);
    },
  };
}

function typeOf({ file }: Project, name: string): DialectName | null {
  return file?.connections.find((connection) => connection.name === name)?.settings?.type ?? null;
}

function refuse(message: string): ConnectionChange {
  return { ok: false, message };
}

function toResult(answer: Answer<ServerFacts>): ConnectionTestResult {
  if (!answer.ok) return { ok: false, message: answer.error.message };
  const { product, user, database, canWrite, encrypted } = answer.value;
  return { ok: true, product, user, database, canWrite, encrypted };
}

function formOf({ name, type, settings }: Connection): ConnectionForm {
  return {
    name,
    type: type ?? '',
    host: settings?.host ?? null,
    port: settings?.port ?? null,
    database: settings?.database ?? null,
    user: settings?.user ?? null,
    password: settings?.password ?? null,
    path: settings?.path ?? null,
    environment: settings?.environment ?? null,
  };
}

/** The connection as aetl.yaml would have it, read by the same code that reads aetl.yaml; it fails with the first thing that is wrong. */
function connectionOf(form: ConnectionForm): Result<Connection> {
  if (!NAME.test(form.name)) return fail(say('A name is made of letters, digits, “_”, “-” and “.”, as in warehouse-prod.'));
  if (form.password !== null && !REFERENCE.test(form.password))
    return fail(
      say('A password is kept elsewhere, and aetl.yaml says where: {0}, {1} or {2}.', `\${env:NAME}`, `\${cmd:program}`, `\${secret:name}`),
    );
  const edited = editYaml('version: 1\n', [{ change: 'set', path: ['connections', form.name], value: entryOf(form) }]);
  if (!edited.ok) return edited;
  const { file, diagnostics } = parseProjectFile(edited.value.text);
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  const [connection] = file.connections;
  if (wrong !== undefined) return fail(wrong.message);
  return connection === undefined ? fail(say('The connection “{0}” cannot be read.', form.name)) : ok(connection);
}

function entryOf(form: ConnectionForm): { readonly [key: string]: YamlData } {
  return Object.fromEntries(KEYS.flatMap((key) => (form[key] === null ? [] : [[key, form[key]] as const])));
}

/** Only what differs is changed, so that what the form does not know stays. */
function savingChanges(text: string, form: ConnectionForm, previous: string | null): Result<readonly YamlChange[]> {
  const { file, diagnostics } = parseProjectFile(text);
  const old = previous === null ? undefined : file.connections.find(({ name }) => name === previous);
  if (form.name !== previous && file.connections.some(({ name }) => name === form.name))
    return fail(say('There is a connection “{0}” already. Choose another name.', form.name));
  if (previous === null) return ok([{ change: 'set', path: ['connections', form.name], value: entryOf(form) }]);
  if (old === undefined) return fail(say('aetl.yaml has no connection “{0}” any more.', previous));
  const before = formOf(old);
  const settings = KEYS.flatMap((key): YamlChange[] => {
    const path = ['connections', previous, key];
    const value = form[key];
    if (value === before[key]) return [];
    return value === null ? [{ change: 'remove', path }] : [{ change: 'set', path, value }];
  });
  if (form.name === previous) return ok(settings);
  // Entries that cannot be read are not counted, so that places in the list would be others.
  const rules = (diagnostics.some(({ severity }) => severity === 'error') ? [] : file.files).flatMap((rule, at): YamlChange[] =>
    rule.connection === previous ? [{ change: 'set', path: ['files', at, 'connection'], value: form.name }] : [],
  );
  return ok([...settings, { change: 'rename', path: ['connections', previous], key: form.name }, ...rules]);
}
