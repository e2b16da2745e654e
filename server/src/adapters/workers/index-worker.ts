// A thread that reads and binds a part of the files of a workspace; `crew/worker-crew.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { speak } from '../../base/index.ts';
import { IndexShard } from '../../workspace/index.ts';
import { crawledLookup } from '../crawled/index.ts';
import type { ShardAnswer, ShardBeginning, ShardRequest } from '../crew/worker-crew.ts';

const { setup, language } = workerData as ShardBeginning;
speak(language);
const shard = new IndexShard(setup, crawledLookup());

parentPort?.on('message', (request: ShardRequest) => {
  let answer: ShardAnswer;
  try {
    answer = { value: answerOf(request), error: null };
  } catch (error) {
    answer = { value: null, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});

function answerOf(request: ShardRequest): unknown {
  switch (request.method) {
    case 'read':
      return shard.read(request.argument);
    case 'hear':
      return shard.hear(request.argument);
    case 'bind':
      return shard.bind(request.argument);
    case 'stale':
      return shard.stale();
  }
}
