import { say, sentence } from '../../base/index.ts';
import { type ColumnSource, isArgument } from '../../sql/index.ts';
import { kindText } from '../kind-text.ts';
import { code, escapeMarkdown } from '../markdown.ts';
import type { ColumnMeaning, IdeTable, IdeWorkspace, TableColumn } from '../port.ts';
import { keys } from './table-card.ts';

const SHOWN = 6;

/** A column of a catalog table in Markdown, with its lineage in one glance; null when the table is not known. */
export function columnCard(workspace: IdeWorkspace, uri: string, source: TableColumn): string | null {
  const table = workspace.table(uri, source.table);
  if (!table) return null;
  const column = table.columns.find(({ name }) => name === source.column);
  if (!column) return null;
  const parts = [columnHead(table, column)];
  const key = keys(column);
  if (key) parts.push(key);
  const meaning = workspace.meaning(uri, table, column);
  const description = column.description ?? meaning?.description ?? null;
  if (description) parts.push(escapeMarkdown(description));
  if (meaning) parts.push(...meaningLines(meaning));
  const { upstream, downstream } = workspace.neighbours(uri, source);
  const lineage = [lineageLine(sentence('Comes from: {0}'), upstream), lineageLine(sentence('Used by: {0}'), downstream)].filter(
    (line) => line !== null,
  );
  if (lineage.length > 0) parts.push(lineage.join('  \n'));
  return parts.join('\n\n');
}

/** `**id** integer · column of table orders`. */
export function columnHead(
  { kind, id }: Pick<IdeTable, 'kind' | 'id'>,
  { name, type }: { readonly name: string; readonly type: string | null },
): string {
  return `**${escapeMarkdown(name)}**${type ? ` ${code(type)}` : ''} · ${say('column of {0} {1}', kindText(kind), code(id))}`;
}

/** Terms with their definitions, and what the values are. */
export function meaningLines({ terms, domain, personal }: ColumnMeaning): readonly string[] {
  const lines = terms.map(({ name, definition, owner }) => {
    const about = definition === null ? '' : `: ${escapeMarkdown(definition)}`;
    return `${say('Term {0}', `**${escapeMarkdown(name)}**`)}${owner === null ? '' : ` (${escapeMarkdown(owner)})`}${about}`;
  });
  if (domain !== null) lines.push(`${say('Values: {0}', escapeMarkdown(domain))}${personal ? ` · **${say('personal data')}**` : ''}`);
  return lines;
}

/** `Comes from: a.b, c.d and 3 more`, by a sentence with one place; null when there is nothing. */
export function lineageLine(line: string, all: readonly ColumnSource[]): string | null {
  const columns = all.filter((column) => !isArgument(column));
  if (columns.length === 0) return null;
  const names = [...new Set(columns.map(({ table, column }) => (table === null ? column : `${table}.${column}`)))];
  const shown = names.slice(0, SHOWN).map(code).join(', ');
  return say(line, names.length > SHOWN ? say('{0} and {1} more', shown, names.length - SHOWN) : shown);
}
