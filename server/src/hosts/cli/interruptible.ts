import process from 'node:process';
import type { CancellationToken } from '../../base/index.ts';

/** Runs work that Ctrl+C cancels: it stops where nothing is left half written. A second Ctrl+C ends the process. */
export async function interruptible<T>(work: (token: CancellationToken) => Promise<T>): Promise<T> {
  const token = { isCancellationRequested: false };
  const cancel = () => {
    token.isCancellationRequested = true;
  };
  process.once('SIGINT', cancel).once('SIGTERM', cancel);
  try {
    return await work(token);
  } finally {
    process.off('SIGINT', cancel).off('SIGTERM', cancel);
  }
}
