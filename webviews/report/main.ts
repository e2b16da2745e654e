import type { Report } from '../../server/src/protocol/index.ts';
import { showDiagram } from './diagram.ts';
import { markCurrent, text } from './elements.ts';
import { showJobs } from './jobs.ts';
import './report.css';
import { t, timeText } from './strings/index.ts';
import { showTables } from './tables.ts';

/** The page of `aetl report`: what it shows stands in it as data, and is only ever put into it as text. */
const report = JSON.parse(document.getElementById('data')?.textContent ?? '') as Report;
const root = document.getElementById('report') ?? document.body;

const PAGES: readonly (readonly [name: string, title: string, show: (into: HTMLElement) => void])[] = [
  ['tables', t('tables', report.tables.length), (into) => showTables(into, report)],
  ['diagram', t('diagram'), (into) => showDiagram(into)],
  ['jobs', t('jobs', report.jobs.length), (into) => showJobs(into, report)],
];

const header = text('header', '');
const main = text('main', '');
const made = text('p', t('made', timeText(report.madeAt)), 'made');
const tabs = text('nav', '');
tabs.setAttribute('aria-label', t('parts'));
for (const [name, title] of PAGES) {
  const link = text('a', title);
  link.href = `#${name}`;
  tabs.append(link);
}
header.append(text('h1', report.title), made, tabs);
root.append(header, main);
addEventListener('hashchange', show);
show();

function show(): void {
  const wanted = location.hash.slice(1).split('/')[0] ?? '';
  const [name, , showPage] = PAGES.find(([page]) => page === wanted) ?? PAGES[0] ?? [];
  for (const link of tabs.querySelectorAll('a')) markCurrent(link, link.hash === `#${name}`);
  if (main.dataset['page'] !== name) {
    main.dataset['page'] = name ?? '';
    main.replaceChildren();
    showPage?.(main);
    if (report.notes.length > 0 && name === 'tables') main.append(text('p', report.notes.join(' '), 'notes'));
  }
}
