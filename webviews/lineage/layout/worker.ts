import { type Box, type Corner, type Link, layered } from './layered/index.ts';

/** The layout worker: boxes and links in, corners out. Bundled to `dist/webview/layout-worker.js`. */
export interface LayoutJob {
  readonly id: number;
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
}

export interface LayoutDone {
  readonly id: number;
  readonly corners: readonly Corner[];
}

self.addEventListener('message', ({ data }: MessageEvent<LayoutJob>) => {
  const done: LayoutDone = { id: data.id, corners: layered(data.boxes, data.links) };
  self.postMessage(done);
});
