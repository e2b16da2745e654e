import { layered } from '../../../server/src/protocol/index.ts';
import { type LayoutJob, packDone, unpackJob } from './job.ts';

/** The layout worker: boxes and links in, corners out. Bundled to `dist/webview/layout-worker.js`. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutJob>) => {
  const { boxes, links } = unpackJob(data);
  self.postMessage(packDone(data.id, layered(boxes, links)));
});
