import { type ColumnSource, isArgument } from '../../sql/index.ts';
import { code, escapeMarkdown } from '../markdown.ts';
import type { ColumnMeaning, IdeWorkspace, TableColumn } from '../port.ts';
import { keys } from './table-card.ts';

const SHOWN = 6;

/** A column of a catalog table in Markdown, with its lineage in one glance; null when the table is not known. */
export function columnCard(workspace: IdeWorkspace, uri: string, source: TableColumn): string | null {
  const table = workspace.table(uri, source.table);
  if (!table) return null;
  const column = table.columns.find(({ name }) => name === source.column);
  if (!column) return null;
  const head = `**${escapeMarkdown(column.name)}**${column.type ? ` ${code(column.type)}` : ''} · column of ${table.kind} ${code(table.id)}`;
  const parts = [head];
  const key = keys(column);
  if (key) parts.push(key);
  const meaning = workspace.meaning(uri, table, column);
  const description = column.description ?? meaning?.description ?? null;
  if (description) parts.push(escapeMarkdown(description));
  if (meaning) parts.push(...meaningLines(meaning));
  const { upstream, downstream } = workspace.neighbours(uri, source);
  const lineage = [lineageLine('Comes from', upstream), lineageLine('Used by', downstream)].filter((line) => line !== null);
  if (lineage.length > 0) parts.push(lineage.join('  \n'));
  return parts.join('\n\n');
}

/** Terms with their definitions, and what the values are. */
export function meaningLines({ terms, domain, personal }: ColumnMeaning): readonly string[] {
  const lines = terms.map(({ name, definition, owner }) => {
    const about = definition === null ? '' : `: ${escapeMarkdown(definition)}`;
    return `Term **${escapeMarkdown(name)}**${owner === null ? '' : ` (${escapeMarkdown(owner)})`}${about}`;
  });
  if (domain !== null) lines.push(`Values: ${escapeMarkdown(domain)}${personal ? ' · **personal data**' : ''}`);
  return lines;
}

/** `Comes from: a.b, c.d and 3 more`; null when there is nothing. */
export function lineageLine(title: string, all: readonly ColumnSource[]): string | null {
  const columns = all.filter((column) => !isArgument(column));
  if (columns.length === 0) return null;
  const names = [...new Set(columns.map(({ table, column }) => (table === null ? column : `${table}.${column}`)))];
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `${title}: ${names.slice(0, SHOWN).map(code).join(', ')}${more}`;
}
