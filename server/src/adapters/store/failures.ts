import { fail, ok, say } from '../../base/index.ts';
import type { Stored, StoreFailure } from '../../metadata/index.ts';

/** Thrown inside of the store to leave a transaction without its effects. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal';
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Runs what may fail for reasons that lie outside of AETL; what fails for other reasons is a bug and goes on as an exception. */
export async function attempt<T>(where: string, work: () => Promise<T>, onCorrupt: () => void = () => {}): Promise<Stored<T>> {
  try {
    return ok(await work());
  } catch (error) {
    const failure = failureOf(error, where);
    if (failure === null) throw error;
    if (failure.kind === 'corrupt') onCorrupt();
    return fail(failure);
  }
}

/** What an error of SQLite, of the file system or of PostgreSQL means for the store `where`; null for bugs. */
export function failureOf(error: unknown, where: string): StoreFailure | null {
  if (error instanceof StoreRefusal) return error.failure;
  const { errcode, code, message } = (error ?? {}) as { readonly errcode?: unknown; readonly code?: unknown; readonly message?: string };
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') return sqliteFailure(errcode & 0xff, where, message ?? '');
  if (typeof code === 'string') return systemFailure(code, where, message ?? '') ?? postgresFailure(code, where, message ?? '');
  return message === undefined ? null : connectionFailure(message, where);
}

function sqliteFailure(code: number, where: string, message: string): StoreFailure | null {
  switch (code) {
    case 5:
    case 6:
      return { kind: 'busy', message: say('another process is writing into {0} and does not come to an end; try again', where) };
    case 8:
      return {
        kind: 'read-only',
        message: say('{0} may not be written; make it and its folder writable, or name another store under store.url of aetl.yaml', where),
      };
    case 10:
      return { kind: 'unusable', message: say('{0} cannot be read or written ({1}); look at the disk', where, message) };
    case 11:
    case 26:
      return { kind: 'corrupt', message: say('{0} is damaged; the next start of AETL sets it aside and begins a new one', where) };
    case 13:
      return {
        kind: 'full',
        message: say('the disk of {0} is full; nothing that was acknowledged is lost, make room and try again', where),
      };
    case 14:
      return { kind: 'unusable', message: say('{0} cannot be opened; look whether its folder may be read and written', where) };
    default:
      return null;
  }
}

function systemFailure(code: string, where: string, message: string): StoreFailure | null {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        kind: 'read-only',
        message: say('{0} may not be written; make its folder writable, or name another store under store.url of aetl.yaml', where),
      };
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'full', message: say('the disk of {0} is full; make room and try again', where) };
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
    case 'EISDIR':
      return { kind: 'unusable', message: say('there can be no store {0}: {1}', where, message) };
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'EAI_AGAIN':
    case 'EPIPE':
      return {
        kind: 'unusable',
        message: say('the store {0} cannot be reached ({1}); look at store.url of aetl.yaml and at the server', where, code),
      };
    default:
      return null;
  }
}

/** By SQLSTATE. */
function postgresFailure(code: string, where: string, message: string): StoreFailure | null {
  if (code === '25006') return { kind: 'read-only', message: say('the store {0} is read-only: {1}', where, message) };
  if (code === '42501') return { kind: 'read-only', message: say('the account may not write into the store {0}: {1}', where, message) };
  if (code === '53100') return { kind: 'full', message: say('the disk of the store {0} is full', where) };
  if (code === '55P03' || code === '57014') return { kind: 'busy', message: say('the store {0} is busy: {1}', where, message) };
  if (/^XX00[12]$/.test(code)) return { kind: 'other', message: say('the store {0} is damaged, its server says: {1}', where, message) };
  if (/^(08|28|3D|57P|53)/.test(code))
    return { kind: 'unusable', message: say('the store {0} cannot be used: {1}; look at store.url of aetl.yaml', where, message) };
  return null;
}

/** What the driver says without a code. */
function connectionFailure(message: string, where: string): StoreFailure | null {
  return /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i.test(message)
    ? { kind: 'unusable', message: say('the connection to the store {0} was lost; try again', where) }
    : null;
}
