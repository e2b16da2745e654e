import type { FromPanelMessage } from '../../server/src/protocol/index.ts';
import '../shared/page.css';
import './lineage.css';
import './search.css';
import { readMessage } from './messages.ts';
import { LineagePage, type PageInspection } from './page/index.ts';

/** The lineage panel inside VS Code. What its host has to provide is in README.md beside this file. */
declare function acquireVsCodeApi(): { postMessage(message: FromPanelMessage): void };
declare global {
  interface Window {
    /** For tests: what is on the canvas, and where. */
    __graph?: () => PageInspection;
  }
}

const host = acquireVsCodeApi();
const page = new LineagePage({
  root: document.getElementById('app') ?? document.body,
  send: (message) => host.postMessage(message),
  workerSource,
  abilities: { ask: true, open: true },
});
window.__graph = () => page.inspect();
window.addEventListener('message', ({ data }) => {
  const message = readMessage(data);
  if (message !== null) page.receive(message);
});
host.postMessage({ type: 'ready' });

async function workerSource(): Promise<string> {
  const address = document.body.dataset['layoutWorker'];
  if (address === undefined) throw new Error('The page does not say where its layout worker is.');
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The layout worker could not be read (${response.status}).`);
  return response.text();
}
