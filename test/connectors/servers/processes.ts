import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** Database servers refuse to run as root: what root starts runs as somebody with fewer rights. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export function unprivileged(): Account {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** A new folder that the account owns. */
export function ownedFolder(prefix: string, { uid, gid }: Account): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), prefix));
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Runs a program to its end; what it said is in the error when it fails. */
export async function runProgram(program: string, args: readonly string[], account: Account, cwd: string): Promise<void> {
  const child = spawn(program, args, { ...account, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`${path.basename(program)} ended with ${status}:\n${said}`);
}

export interface ServerProcess {
  readonly child: ChildProcess;
  /** Ends the process by a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a server and waits until `ready` does not throw any more. It ends with this process. */
export async function startServer(
  program: string,
  args: readonly string[],
  account: Account,
  cwd: string,
  ready: () => Promise<void>,
): Promise<ServerProcess> {
  const child = spawn(program, args, { ...account, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const last = () => child.kill('SIGKILL');
  process.once('exit', last);
  const gone = once(child, 'close').then(() => process.off('exit', last));
  const limit = Date.now() + 60_000;
  for (;;) {
    try {
      await ready();
      break;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > limit)
        throw new Error(`${path.basename(program)} does not start: ${String(error)}\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    child,
    async end(signal) {
      child.kill(signal);
      await gone;
    },
  };
}
