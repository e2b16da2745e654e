// A thread that draws one diagram; `diagrams/threaded-drawer.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { drawErd } from '../../lineage/index.ts';
import type { Erd } from '../../protocol/index.ts';
import type { DrawnAnswer } from '../diagrams/threaded-drawer.ts';

parentPort?.postMessage(answer(workerData as Erd));

function answer(erd: Erd): DrawnAnswer {
  try {
    return { svg: drawErd(erd), error: null };
  } catch (error) {
    return { svg: '', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
