import type { LayoutBox, LayoutCorner, LayoutLink } from '../../../server/src/protocol/index.ts';
import { type LayoutDone, type LayoutJob, packJob, unpackDone } from './job.ts';

export interface Layouter {
  /**
   * Top left corners, in the order of the boxes; null when a newer layout was asked for meanwhile, which stops this one. Rejects when
   * the worker cannot be started or fails.
   */
  layout(boxes: readonly LayoutBox[], links: readonly LayoutLink[]): Promise<readonly LayoutCorner[] | null>;
  /** Stops the layout that is running. */
  cancel(): void;
}

/** The layout in a worker of its own, which is started with the page, so that it is there when the first graph comes. */
export function createLayouter(workerSource: () => Promise<string>): Layouter {
  let running: { readonly engine: Promise<Engine>; settle: ((corners: null) => void) | null } | null = null;
  let jobs = 0;
  const start = () => {
    running = { engine: startEngine(workerSource), settle: null };
    // Whoever asks for a layout hears of it.
    running.engine.catch(() => undefined);
    return running;
  };
  const cancel = (): void => {
    if (running?.settle == null) return;
    running.settle(null);
    // A layout is one long computation; it does not look up to hear that it may stop.
    void running.engine.then(({ worker }) => worker.terminate());
    start();
  };
  start();
  return {
    cancel,
    async layout(boxes, links) {
      cancel();
      const own = running ?? start();
      jobs += 1;
      const job = packJob(jobs, boxes, links);
      const stopped = new Promise<null>((resolve) => {
        own.settle = resolve;
      });
      try {
        return await Promise.race([own.engine.then((started) => Promise.race([run(started.worker, job), started.failed])), stopped]);
      } catch (error) {
        if (running === own) running = null;
        throw error;
      } finally {
        own.settle = null;
      }
    },
  };
}

interface Engine {
  readonly worker: Worker;
  /** Never fulfilled; a worker that cannot run says so only by an event, which may come before the first job. */
  readonly failed: Promise<never>;
}

function run(worker: Worker, job: LayoutJob): Promise<readonly LayoutCorner[]> {
  return new Promise((resolve) => {
    const heard = ({ data }: MessageEvent<LayoutDone>): void => {
      if (data.id !== job.id) return;
      worker.removeEventListener('message', heard);
      resolve(unpackDone(data));
    };
    worker.addEventListener('message', heard);
    worker.postMessage(job);
  });
}

/** A webview may not start a worker from another origin, but it may from a blob of text that it has fetched. */
async function startEngine(workerSource: () => Promise<string>): Promise<Engine> {
  const url = URL.createObjectURL(new Blob([await workerSource()], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The layout worker did not start.')));
  });
  // Whoever waits for a layout hears of it; nobody waits between two layouts.
  failed.catch(() => undefined);
  return { worker, failed };
}
