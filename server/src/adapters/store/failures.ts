import { fail, ok } from '../../base/index.ts';
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
      return { kind: 'busy', message: `another process is writing into ${where} and does not come to an end; try again` };
    case 8:
      return {
        kind: 'read-only',
        message: `${where} may not be written; make it and its folder writable, or name another store under store.url of aetl.yaml`,
      };
    case 10:
      return { kind: 'unusable', message: `${where} cannot be read or written (${message}); look at the disk` };
    case 11:
    case 26:
      return { kind: 'corrupt', message: `${where} is damaged; the next start of AETL sets it aside and begins a new one` };
    case 13:
      return { kind: 'full', message: `the disk of ${where} is full; nothing that was acknowledged is lost, make room and try again` };
    case 14:
      return { kind: 'unusable', message: `${where} cannot be opened; look whether its folder may be read and written` };
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
        message: `${where} may not be written; make its folder writable, or name another store under store.url of aetl.yaml`,
      };
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'full', message: `the disk of ${where} is full; make room and try again` };
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
    case 'EISDIR':
      return { kind: 'unusable', message: `there can be no store ${where}: ${message}` };
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'EAI_AGAIN':
    case 'EPIPE':
      return {
        kind: 'unusable',
        message: `the store ${where} cannot be reached (${code}); look at store.url of aetl.yaml and at the server`,
      };
    default:
      return null;
  }
}

/** By SQLSTATE. */
function postgresFailure(code: string, where: string, message: string): StoreFailure | null {
  if (code === '25006') return { kind: 'read-only', message: `the store ${where} is read-only: ${message}` };
  if (code === '42501') return { kind: 'read-only', message: `the account may not write into the store ${where}: ${message}` };
  if (code === '53100') return { kind: 'full', message: `the disk of the store ${where} is full` };
  if (code === '55P03' || code === '57014') return { kind: 'busy', message: `the store ${where} is busy: ${message}` };
  if (/^XX00[12]$/.test(code)) return { kind: 'other', message: `the store ${where} is damaged, its server says: ${message}` };
  if (/^(08|28|3D|57P|53)/.test(code))
    return { kind: 'unusable', message: `the store ${where} cannot be used: ${message}; look at store.url of aetl.yaml` };
  return null;
}

/** What the driver says without a code. */
function connectionFailure(message: string, where: string): StoreFailure | null {
  return /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i.test(message)
    ? { kind: 'unusable', message: `the connection to the store ${where} was lost; try again` }
    : null;
}
