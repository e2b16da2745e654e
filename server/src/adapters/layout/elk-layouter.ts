import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { compileFunction } from 'node:vm';
import ELK from 'elkjs/lib/elk-api.js';
import type { GraphLayouter } from '../../lineage/index.ts';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

type InPlaceWorker = ReturnType<NonNullable<NonNullable<ConstructorParameters<typeof ELK>[0]>['workerFactory']>>;

let elk: Promise<InstanceType<typeof ELK>> | null = null;

/** ELK, as the build puts it beside the programs for the lineage page. It is read at the first layout: it has 1.6 MB. */
export const elkLayouter: GraphLayouter = async (graph) => {
  elk ??= startElk();
  return JSON.parse(JSON.stringify(await (await elk).layout(JSON.parse(JSON.stringify(graph)))));
};

async function startElk(): Promise<InstanceType<typeof ELK>> {
  const folder = typeof __dirname === 'string' ? __dirname : path.join(process.cwd(), 'dist');
  const code = await readFile(path.join(folder, 'webview', 'elk-worker.js'), 'utf8');
  // It is CommonJS in a package of modules, so that it cannot be loaded by its name. Outside of a browser it hands out a worker that works in place.
  const module: { exports: { Worker?: new () => InPlaceWorker } } = { exports: {} };
  compileFunction(code, ['module', 'exports'])(module, module.exports);
  const { Worker: InPlace } = module.exports;
  if (InPlace === undefined) throw new Error('elk-worker.js hands out no worker.');
  return new ELK({ workerFactory: () => new InPlace() });
}
