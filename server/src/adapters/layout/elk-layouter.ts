import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import ELK from 'elkjs/lib/elk-api.js';
import type { GraphLayouter } from '../../lineage/index.ts';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

type Elk = InstanceType<typeof ELK>;
type InPlaceWorker = ReturnType<NonNullable<NonNullable<ConstructorParameters<typeof ELK>[0]>['workerFactory']>>;

let elk: Elk | null = null;

/** ELK, as the build puts it beside the programs. It is read at the first layout: it has 1.6 MB. */
export const elkLayouter: GraphLayouter = async (graph) => {
  elk ??= startElk();
  // ELK writes into what it is given.
  return JSON.parse(JSON.stringify(await elk.layout(JSON.parse(JSON.stringify(graph)))));
};

/** Outside of a browser it hands out a worker that works in place. */
function startElk(): Elk {
  const folder = typeof __dirname === 'string' ? __dirname : path.join(process.cwd(), 'dist');
  const { Worker: InPlace } = createRequire(path.join(folder, 'elk.cjs'))('./elk.cjs') as { readonly Worker?: new () => InPlaceWorker };
  if (InPlace === undefined) throw new Error('elk.cjs hands out no worker.');
  return new ELK({ workerFactory: () => new InPlace() });
}
