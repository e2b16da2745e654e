import type { FromPanelMessage } from '../../server/src/protocol/index.ts';
import '../shared/page.css';
import './lineage.css';
import './search.css';
import './standalone.css';
import { readMessage } from './messages.ts';
import { LineagePage, type PageInspection } from './page/index.ts';

/** The same page as a file of its own: `aetl lineage --format html`. Everything that it needs is in it. */
declare global {
  interface Window {
    __graph?: () => PageInspection;
  }
}

const page = new LineagePage({
  root: element('aetl-lineage'),
  send,
  workerSource: async () => element('aetl-layout-worker').textContent ?? '',
  abilities: { ask: false, open: false },
});
window.__graph = () => page.inspect();
show();

function show(): void {
  const message = readMessage({ type: 'graph', graph: readGraph(), keepPositions: false });
  page.receive(message ?? { type: 'error', message: 'The graph in this file cannot be read.' });
}

function readGraph(): unknown {
  try {
    return JSON.parse(element('aetl-graph').textContent ?? '');
  } catch {
    return null;
  }
}

function send(message: FromPanelMessage): void {
  if (message.type === 'retry') show();
  if (message.type !== 'save') return;
  const bytes = Uint8Array.from(atob(message.base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${message.name}.${message.format === 'mermaid' ? 'mmd' : message.format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}.`);
  return found;
}
