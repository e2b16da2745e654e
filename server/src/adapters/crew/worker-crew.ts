import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Language, spoken } from '../../base/index.ts';
import type { Crew, Shard, ShardSetup } from '../../workspace/index.ts';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

/** More threads than these gain little: each keeps a catalog of its own, and what one thread finds out is told to all. */
const MOST_THREADS = 4;
/** Threads take a fifth of a second to start. */
const WORTHWHILE = 1500;
/** On two processors, what threads tell each other costs more than the second processor brings (measured: 6.0 s instead of 5.2 s, and 1.1 GB instead of 0.75 GB, for 10,000 files). */
const FEWEST_PROCESSORS = 4;

/** What a thread is started with. */
export interface ShardBeginning {
  readonly setup: ShardSetup;
  readonly language: Language;
}

/** What the threads are asked; see `workers/index-worker.ts`. */
export type ShardRequest = {
  readonly [Method in keyof Shard]: { readonly method: Method; readonly argument: Parameters<Shard[Method]>[0] };
}[keyof Shard];

export interface ShardAnswer {
  readonly value: unknown;
  readonly error: string | null;
}

/** One thread a processor. */
export function workerCrew(): Crew {
  return {
    worthwhile: availableParallelism() >= FEWEST_PROCESSORS ? WORTHWHILE : Number.POSITIVE_INFINITY,
    hire(setup) {
      const threads = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) }, () => new ShardThread(setup));
      return {
        shards: threads,
        dispose: () => {
          for (const thread of threads) thread.dispose();
        },
      };
    },
  };
}

class ShardThread implements Shard {
  readonly #worker: Worker;
  readonly #waiting: { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }[] = [];
  #failure: Error | null = null;

  constructor(setup: ShardSetup) {
    this.#worker = new Worker(workerFile(), { workerData: { setup, language: spoken() } satisfies ShardBeginning });
    this.#worker.on('message', ({ value, error }: ShardAnswer) => {
      const asked = this.#waiting.shift();
      if (error === null) asked?.resolve(value);
      else asked?.reject(new Error(error));
    });
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#fail(new Error('the thread has ended')));
  }

  read(files: Parameters<Shard['read']>[0]): ReturnType<Shard['read']> {
    return this.#ask({ method: 'read', argument: files }) as ReturnType<Shard['read']>;
  }

  hear(facts: Parameters<Shard['hear']>[0]): ReturnType<Shard['hear']> {
    return this.#ask({ method: 'hear', argument: facts }) as ReturnType<Shard['hear']>;
  }

  bind(uris: Parameters<Shard['bind']>[0]): ReturnType<Shard['bind']> {
    return this.#ask({ method: 'bind', argument: uris }) as ReturnType<Shard['bind']>;
  }

  stale(): ReturnType<Shard['stale']> {
    return this.#ask({ method: 'stale', argument: undefined }) as ReturnType<Shard['stale']>;
  }

  dispose(): void {
    void this.#worker.terminate();
  }

  /** A thread answers in the order in which it is asked. */
  #ask(request: ShardRequest): Promise<unknown> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  #fail(error: Error): void {
    this.#failure = error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

function workerFile(): string | URL {
  if (typeof __dirname === 'string') return path.join(__dirname, 'workers', 'index-worker.cjs');
  return new URL('../workers/index-worker.ts', import.meta.url);
}
