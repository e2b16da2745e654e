import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, ok, type Redactor, type Result, say } from '../../base/index.ts';
import type { ConnectionSettings, Connector, DatabaseType } from '../../metadata/index.ts';
import { guarded } from './guarded.ts';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

/** What the file of a database exports: a connector that checks no statement itself. */
export interface ConnectorModule {
  connect(settings: ConnectionSettings): Connector;
}

/** The folder of each database, which is also the name of its bundle. */
const FOLDERS: Readonly<Partial<Record<DatabaseType, string>>> = {
  postgres: 'postgres',
  mysql: 'mysql',
  sqlite: 'sqlite',
  tsql: 'tsql',
  oracle: 'oracle',
  bigquery: 'bigquery',
};

export interface OpenOptions {
  readonly redactor: Redactor;
}

/** Loads the driver on first use. It fails with a sentence when there is none, and connects to nothing yet. */
export async function openConnector(settings: ConnectionSettings, { redactor }: OpenOptions): Promise<Result<Connector>> {
  const folder = FOLDERS[settings.type];
  if (folder === undefined) return fail(say('AETL has no connector for {0}.', settings.type));
  if (settings.password !== null) redactor.add(settings.password);
  try {
    const { connect } = (await import(moduleOf(folder))) as ConnectorModule;
    return ok(guarded(connect(settings), settings, redactor));
  } catch (error) {
    return fail(
      redactor.redact(
        say('The driver of {0} cannot be loaded: {1}', settings.type, error instanceof Error ? error.message : String(error)),
      ),
    );
  }
}

function moduleOf(folder: string): string {
  if (typeof __dirname === 'string') return pathToFileURL(path.join(__dirname, 'connectors', `${folder}.cjs`)).href;
  return new URL(`./${folder}/index.ts`, import.meta.url).href;
}
