import { fileName, say } from '../../base/index.ts';
import { kindText } from '../kind-text.ts';
import { code, escapeMarkdown, table as markdownTable } from '../markdown.ts';
import type { IdeColumn, IdeTable } from '../port.ts';

const SHOWN = 40;

/** A table in Markdown: what it is, what it holds, where it is defined. */
export function tableCard(table: IdeTable): string {
  const parts = [`**${escapeMarkdown(table.name)}** · ${kindText(table.kind)} ${code(table.id)}`];
  if (table.description) parts.push(escapeMarkdown(table.description));
  if (table.columns.length > 0) parts.push(columnTable(table.columns));
  if (table.columns.length > SHOWN) parts.push(say('… and {0} more columns', table.columns.length - SHOWN));
  if (!table.complete) parts.push(`_${say('There may be more columns than these.')}_`);
  const [site] = table.sites;
  if (site) parts.push(say('Defined in {0}', `[${escapeMarkdown(fileName(site.uri))}](${linkTarget(site.uri)})`));
  return parts.join('\n\n');
}

function columnTable(columns: readonly IdeColumn[]): string {
  const rows = columns
    .slice(0, SHOWN)
    .map((column) => [
      escapeMarkdown(column.name),
      column.type ? code(column.type.replaceAll('|', '/')) : '',
      keys(column),
      escapeMarkdown(column.description ?? ''),
    ]);
  return markdownTable([say('column'), say('type'), say('key'), say('description')], rows);
}

/** `PK`, `→ customers.id`, `not null`. */
export function keys(column: IdeColumn): string {
  const marks: string[] = [];
  if (column.primaryKey) marks.push('PK');
  else if (column.nullable === false) marks.push('not null');
  if (column.filled === 'computed') marks.push('generated');
  else if (column.filled === 'identity') marks.push(column.unwritable === 'identity' ? 'generated always as identity' : 'identity');
  if (column.references)
    marks.push(`→ ${escapeMarkdown([column.references.table, column.references.column].filter((part) => part !== null).join('.'))}`);
  return marks.join(', ');
}

/** Parentheses would end the link. */
function linkTarget(uri: string): string {
  return uri.replace(/[()<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
