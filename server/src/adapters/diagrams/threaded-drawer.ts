import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { CancelledError, say, throwIfCancelled } from '../../base/index.ts';
import { drawErd, type ErdDrawer } from '../../lineage/index.ts';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

/** A smaller diagram is drawn before a thread has started. */
const WORTHWHILE = 300;
/** Milliseconds between two looks whether anybody still wants the picture. */
const LOOK = 50;

export interface DrawnAnswer {
  readonly svg: string;
  readonly error: string | null;
}

/** Large diagrams are laid out by a thread of their own, which ends with them, or when nobody waits any more. */
export const threadedDrawer: ErdDrawer = (erd, token) => {
  throwIfCancelled(token);
  if (erd.tables.length < WORTHWHILE) return Promise.resolve(drawErd(erd));
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: erd });
    const look = setInterval(() => {
      if (token.isCancellationRequested) end(() => reject(new CancelledError()));
    }, LOOK);
    const end = (settle: () => void): void => {
      clearInterval(look);
      settle();
      void worker.terminate();
    };
    worker.on('message', ({ svg, error }: DrawnAnswer) => end(() => (error === null ? resolve(svg) : reject(new Error(error)))));
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', () => end(() => reject(new Error(say('The thread that draws the diagram has ended.')))));
  });
};

function workerFile(): string | URL {
  if (typeof __dirname === 'string') return path.join(__dirname, 'workers', 'diagram-worker.cjs');
  return new URL('../workers/diagram-worker.ts', import.meta.url);
}
