import { say } from '../../base/index.ts';
import { domainOf, glossaryOf, type Workspace } from '../../workspace/index.ts';
import { columnHead, type Hover, meaningLines } from '../hover/index.ts';
import { code, escapeMarkdown } from '../markdown.ts';
import { columnAt, glossaryFile } from './named-column.ts';

/** What the word or the column at the offset of a glossary is. */
export function glossaryHover(workspace: Workspace, uri: string, offset: number): Hover | null {
  const file = glossaryFile(workspace, uri);
  if (file === null) return null;
  const word = glossaryOf(file).words.find(({ range }) => range.start <= offset && offset <= range.end);
  if (word !== undefined) {
    const { name, synonyms, columns } = word.term;
    const parts = [...meaningLines({ terms: [word.term], description: null, domain: null, personal: false })];
    if (word.text !== name || synonyms.length > 0) parts.push(say('Also: {0}', synonyms.map(escapeMarkdown).join(', ')));
    if (columns.length > 0)
      parts.push(say('Columns: {0}', `${columns.slice(0, SHOWN).map(code).join(', ')}${columns.length > SHOWN ? ' …' : ''}`));
    return { range: word.range, markdown: parts.join('\n\n') };
  }
  const named = columnAt(workspace, file, offset);
  if (named === null || named.columns.length === 0) return null;
  const cards = named.columns.slice(0, SHOWN).map(({ table, column }) => {
    const place = { catalog: table.catalog, schema: table.schema, table: table.name, column: column.name };
    const { terms, described } = workspace.glossaries(file.project).meaningOf(place);
    const description = column.description ?? described?.description ?? null;
    return [
      columnHead(table, column),
      ...(description === null ? [] : [escapeMarkdown(description)]),
      ...meaningLines({ terms, description, ...domainOf(table.name, column, described) }),
    ].join('\n\n');
  });
  return { range: named.range, markdown: cards.join('\n\n---\n\n') };
}

const SHOWN = 8;
