import type { Job } from '../../protocol/index.ts';
import { jobLinks } from './order.ts';

/** Jobs as a Mermaid flowchart: a box a job, an arrow to each that waits for it, with what it waits for. */
export function jobsToMermaid(jobs: readonly Job[]): string {
  const ids = new Map(jobs.map(({ name }, index) => [name, `j${index}`]));
  const boxes = jobs.map(({ name, schedule }) => `  ${ids.get(name)}[${label(schedule === null ? name : `${name} (${schedule})`)}]`);
  const arrows = jobLinks(jobs).flatMap(({ from, to, tables }) => {
    const [source, target] = [ids.get(from), ids.get(to)];
    if (source === undefined || target === undefined) return [];
    const shown = tables.length > 3 ? `${tables.slice(0, 3).join(', ')} …` : tables.join(', ');
    return [shown === '' ? `  ${source} --> ${target}` : `  ${source} -- ${label(shown)} --> ${target}`];
  });
  return `${['flowchart LR', ...boxes, ...arrows].join('\n')}\n`;
}

/** Mermaid reads `#…;` as a character. */
function label(text: string): string {
  return `"${text.replace(/["#&<>`\\[\]{}|]/g, (character) => `#${character.charCodeAt(0)};`).replace(/\s+/g, ' ') || ' '}"`;
}
