import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { saying, spoken } from '../../../base/index.ts';
import { type ConnectionSettings, DatabaseError } from '../../../metadata/index.ts';
import { failure } from '../network-failure.ts';
import { sqliteFailure } from './failure.ts';
import { isWritable } from './is-writable.ts';
import type { SqliteAnswer, SqliteRequest } from './protocol.ts';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

const IDLE_MILLISECONDS = 30_000;
const MOST_IDLE = 2;

/** Processes that have the file open for reading. One that has done its work waits a while for the next. */
export class Processes {
  readonly settings: ConnectionSettings;
  readonly #all = new Set<SqliteProcess>();
  #idle: SqliteProcess[] = [];

  constructor(settings: ConnectionSettings) {
    this.settings = settings;
  }

  /** The path of the file, which is there. */
  get file(): string {
    const { path: file, name } = this.settings;
    if (file === null)
      throw new DatabaseError(failure('no-such-database', saying('The connection “{0}” needs “path”, the file of the database.', name)));
    if (!existsSync(file))
      throw new DatabaseError(
        failure('no-such-database', saying('There is no file {0}. Check “path” of the connection “{1}”.', file, name)),
      );
    return file;
  }

  async acquire(readOnly = true): Promise<SqliteProcess> {
    const { file } = this;
    if (!readOnly && !isWritable(file))
      throw new DatabaseError(failure('rights', saying('{0} may not be written: the file is marked as read-only.', file)));
    for (let idle = readOnly ? this.#idle.pop() : undefined; idle !== undefined; idle = this.#idle.pop())
      if (idle.isAlive) return idle.wake();
    const started = new SqliteProcess(this.settings);
    this.#all.add(started);
    try {
      await started.ask({ do: 'open', path: file, readOnly, language: spoken() });
    } catch (error) {
      this.end(started);
      throw error;
    }
    return started;
  }

  /** The process has nothing to do any more. */
  release(process: SqliteProcess): void {
    if (!process.isAlive || this.#idle.length >= MOST_IDLE) {
      this.end(process);
      return;
    }
    process.sleep(() => {
      this.#idle = this.#idle.filter((idle) => idle !== process);
      this.end(process);
    }, IDLE_MILLISECONDS);
    this.#idle.push(process);
  }

  end(process: SqliteProcess): void {
    this.#all.delete(process);
    process.kill();
  }

  async close(): Promise<void> {
    this.#idle = [];
    for (const process of this.#all) this.end(process);
  }
}

export class SqliteProcess {
  readonly #settings: ConnectionSettings;
  readonly #child: ChildProcess;
  #waiting: { readonly resolve: (answer: SqliteAnswer) => void; readonly reject: (error: Error) => void } | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    this.#child = fork(programFile(), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: process.execArgv.filter((flag) => /strip-types|warnings/.test(flag)),
    });
    this.#child.on('message', (answer: SqliteAnswer) => {
      this.#waiting?.resolve(answer);
      this.#waiting = null;
    });
    const gone = () => {
      this.#waiting?.reject(
        new DatabaseError(failure('connection-lost', saying('The process that reads {0} has ended. Try again.', settings.path ?? ''))),
      );
      this.#waiting = null;
    };
    this.#child.on('exit', gone);
    this.#child.on('error', gone);
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#child.connected;
  }

  async ask(request: SqliteRequest): Promise<SqliteAnswer> {
    const answer = await new Promise<SqliteAnswer>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#child.send(request, (error) => {
        if (error !== null)
          reject(
            new DatabaseError(
              failure('connection-lost', saying('The process that reads {0} has ended. Try again.', this.#settings.path ?? '')),
            ),
          );
      });
    });
    if (answer.error === undefined) return answer;
    throw new DatabaseError(sqliteFailure(answer.error, this.#settings, 'sql' in request ? request.sql : null));
  }

  wake(): this {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#child.ref();
    this.#child.channel?.ref();
    return this;
  }

  /** Keeps nobody from ending meanwhile. */
  sleep(end: () => void, milliseconds: number): void {
    this.#timer = setTimeout(end, milliseconds).unref();
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /** What was half written is taken back by whoever opens the file next. */
  kill(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#child.kill('SIGKILL');
  }
}

function programFile(): string {
  if (typeof __dirname === 'string') return path.join(__dirname, '..', 'workers', 'sqlite-process.cjs');
  return fileURLToPath(new URL('../../workers/sqlite-process.ts', import.meta.url));
}
