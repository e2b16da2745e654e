import { type OpenOptions, openConnector } from '../../adapters/connectors/index.ts';
import { type CancellationToken, fail, type Redactor, type Result, say } from '../../base/index.ts';
import type { Answer, Connector, Environment, ServerFacts } from '../../metadata/index.ts';
import type { Connection, Project } from '../../workspace/index.ts';
import { resolveSettings, type SecretSources } from './resolve-settings.ts';
import { runCommand } from './run-command.ts';

/** A connection as lists show it; nothing of it is secret. */
export interface ConnectionInfo {
  readonly name: string;
  readonly type: string | null;
  readonly environment: Environment | null;
  /** Folder of the project whose aetl.yaml has it. */
  readonly project: string;
}

export interface Connections {
  list(): readonly ConnectionInfo[];
  /** Connects, and tells what is there. The first connection of that name is meant unless a project is named. */
  test(name: string, token: CancellationToken, project?: string): Promise<Answer<ServerFacts>>;
  /** Connects to what no aetl.yaml has yet, as that of a folder would have it, and closes it again. */
  tryOut(connection: Connection, folder: string, token: CancellationToken): Promise<Answer<ServerFacts>>;
  /** The next one who opens it connects anew: its password is another one now. */
  forget(name: string): Promise<void>;
  /** The connector of a connection, which is made at its first use and closed by `close`. It fails with a sentence. */
  open(name: string, project?: string): Promise<Result<Connector>>;
  /** Closes all that are open. */
  close(): Promise<void>;
}

export interface ConnectionsOptions {
  projects(): readonly Project[];
  readonly redactor: Redactor;
  /** Whether the folders are trusted, so that programs may be run that they name, and databases may be connected to. */
  trusted(): boolean;
  /** What the editor keeps under a name for the project of a folder; null where there is no editor. */
  readonly secret: ((name: string, folder: string) => Promise<string | null>) | null;
  variable(name: string): string | null;
}

export function createConnections(options: ConnectionsOptions): Connections {
  const opened = new Map<string, { readonly settings: string; readonly connector: Promise<Result<Connector>> }>();
  const all = () =>
    options
      .projects()
      .flatMap((project) => (project.file?.connections ?? []).map((connection) => ({ connection, project: project.folder })));
  const open = (name: string, project?: string): Promise<Result<Connector>> => {
    const found = all().find((one) => one.connection.name === name && (project === undefined || one.project === project));
    if (found === undefined)
      return Promise.resolve(
        fail(
          unknownName(
            name,
            all().map(({ connection }) => connection.name),
          ),
        ),
      );
    const key = `${found.project}\0${name}`;
    const settings = JSON.stringify(found.connection.settings);
    const known = opened.get(key);
    if (known?.settings === settings) return known.connector;
    // The project file says something else by now.
    if (known !== undefined) void closeConnector(known.connector);
    const connector = openConnection(found.connection, found.project, options);
    opened.set(key, { settings, connector });
    // What failed may be mended meanwhile.
    void connector.then(({ ok }) => ok || opened.delete(key));
    return connector;
  };
  return {
    list: () =>
      all().map(({ connection: { name, type, settings }, project }) => ({
        name,
        type,
        environment: settings?.environment ?? null,
        project,
      })),
    open,
    async test(name, token, project) {
      const connector = await open(name, project);
      if (connector.ok) return await connector.value.test(token);
      return noConnector(connector.error);
    },
    async tryOut(connection, folder, token) {
      const connector = await openConnection(connection, folder, options);
      if (!connector.ok) return noConnector(connector.error);
      const facts = await connector.value.test(token);
      await connector.value.close();
      return facts;
    },
    async forget(name) {
      for (const [key, { connector }] of opened) {
        if (!key.endsWith(`\0${name}`)) continue;
        opened.delete(key);
        await closeConnector(connector);
      }
    },
    async close() {
      const open = [...opened.values()];
      opened.clear();
      for (const { connector } of open) await closeConnector(connector);
    },
  };
}

export function noConnector(message: string): Answer<never> {
  return { ok: false, error: { kind: 'driver', message, code: null, offset: null } };
}

async function closeConnector(opening: Promise<Result<Connector>>): Promise<void> {
  const connector = await opening;
  if (connector.ok) await connector.value.close();
}

async function openConnection(connection: Connection, folder: string, options: ConnectionsOptions): Promise<Result<Connector>> {
  const file = `${folder.replace(/\/$/, '')}/aetl.yaml`;
  if (connection.settings === null) return fail(say('The connection “{0}” in {1} has no type that AETL knows.', connection.name, file));
  if (!options.trusted()) return fail(say('The workspace is not trusted, so that AETL connects to nothing that it names. Trust it first.'));
  const { secret } = options;
  const sources: SecretSources = {
    variable: options.variable,
    secret: secret === null ? null : (name) => secret(name, folder),
    command: (command) => runCommand(command, folder),
  };
  const settings = await resolveSettings(connection.settings, file, sources);
  if (!settings.ok) return settings;
  const opening: OpenOptions = { redactor: options.redactor };
  return await openConnector(settings.value, opening);
}

function unknownName(name: string, names: readonly string[]): string {
  return names.length > 0
    ? say('There is no connection “{0}”. There are {1}.', name, [...new Set(names)].join(', '))
    : say('There is no connection “{0}”. Add it to aetl.yaml under “connections”.', name);
}
