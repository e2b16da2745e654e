import type { Job, Report } from '../../server/src/protocol/index.ts';
import { row, text } from './elements.ts';
import { t } from './strings/index.ts';

/** Who writes what, and what is wrong with the order. */
export function showJobs(into: HTMLElement, { jobs, findings }: Report): void {
  if (jobs.length === 0) into.append(text('p', t('noJobs'), 'empty'));
  for (const { severity, message } of findings) into.append(text('p', message, `finding ${severity}`));
  for (const job of jobs) into.append(jobCard(job));
}

function jobCard({ name, kind, schedule, tasks }: Job): HTMLElement {
  const card = text('section', '', 'card');
  card.append(text('h2', name), text('p', [kind, ...(schedule === null ? [] : [schedule])].join(' · '), 'made'));
  const table = document.createElement('table');
  table.append(row([t('task'), t('after'), t('reads'), t('writes')], 'th'));
  for (const { id, after, reads, writes } of tasks) table.append(row([id, after.join(', '), reads.join(', '), writes.join(', ')]));
  card.append(table);
  return card;
}
