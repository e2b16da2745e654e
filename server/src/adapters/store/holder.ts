import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';

/** A name for whoever writes a crawl, by which others can tell whether he still lives. */
export function newHolder(): string {
  return `${process.pid}@${hostname()}#${randomBytes(6).toString('hex')}`;
}

/** Whether a holder is known to be gone: a process of this machine that has ended. Of other machines nothing is known. */
export function isGone(holder: string): boolean {
  const [, pid, host] = /^(\d+)@(.*)#[0-9a-f]+$/.exec(holder) ?? [];
  if (pid === undefined || host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { readonly code?: string }).code === 'ESRCH';
  }
}
