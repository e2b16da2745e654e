import type { FromProfileMessage } from '../../server/src/protocol/index.ts';
import '../shared/page.css';
import './profile.css';
import { readMessage } from './messages.ts';
import { ProfilePage } from './page.ts';

/** The page of a table's profile inside VS Code. */
declare function acquireVsCodeApi(): { postMessage(message: FromProfileMessage): void };
declare global {
  interface Window {
    /** For tests. */
    __profile?: () => ReturnType<ProfilePage['inspect']>;
  }
}

const host = acquireVsCodeApi();
const page = new ProfilePage({
  root: document.getElementById('app') ?? document.body,
  language: document.documentElement.lang,
  send: (message) => host.postMessage(message),
});
window.__profile = () => page.inspect();
window.addEventListener('message', ({ data }) => {
  const message = readMessage(data);
  if (message !== null) page.receive(message);
});
host.postMessage({ type: 'ready' });
