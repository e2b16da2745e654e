import type { FromResultsMessage } from '../../server/src/protocol/index.ts';
import 'slickgrid/dist/styles/css/slick.grid.css';
import '../shared/page.css';
import './results.css';
import { readMessage } from './messages.ts';
import { ResultsPage } from './page.ts';

/** The view of results inside VS Code. */
declare function acquireVsCodeApi(): { postMessage(message: FromResultsMessage): void };
declare global {
  interface Window {
    /** For tests. */
    __results?: () => ReturnType<ResultsPage['inspect']>;
  }
}

const host = acquireVsCodeApi();
const page = new ResultsPage({
  root: document.getElementById('app') ?? document.body,
  language: document.documentElement.lang,
  nonce: document.body.dataset['nonce'] ?? '',
  send: (message) => host.postMessage(message),
});
window.__results = () => page.inspect();
window.addEventListener('message', ({ data }) => {
  const message = readMessage(data);
  if (message !== null) page.receive(message);
});
host.postMessage({ type: 'ready' });
