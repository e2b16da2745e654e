import { say } from '../../base/index.ts';
import type { Relation } from '../../sql/index.ts';
import { namedColumns } from '../columns.ts';
import { code, escapeMarkdown, table as markdownTable } from '../markdown.ts';

const SHOWN = 30;

/** A CTE, subquery or unknown table, as far as this statement tells. */
export function relationCard(relation: Relation, title: string): string {
  const parts = [`**${escapeMarkdown(relation.name || say('subquery'))}** · ${title}`];
  const columns = namedColumns(relation);
  if (columns.length > 0) {
    const rows = columns
      .slice(0, SHOWN)
      .map(({ name, type, sources }) => [
        escapeMarkdown(name),
        type ? code(type.replaceAll('|', '/')) : '',
        sources.map(({ table, column }) => code(`${table}.${column}`.replaceAll('|', '/'))).join(', '),
      ]);
    parts.push(markdownTable([say('column'), say('type'), say('comes from')], rows));
  }
  if (columns.length > SHOWN) parts.push(say('… and {0} more columns', columns.length - SHOWN));
  if (!relation.complete) parts.push(`_${say('There may be more columns than these.')}_`);
  return parts.join('\n\n');
}
