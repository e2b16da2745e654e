import { say, sentence, type TextRange } from '../../base/index.ts';
import { type Call, type Reference, type RelationColumn, type SelectItem, walk } from '../../sql/index.ts';
import { catalogColumn } from '../columns.ts';
import { code, escapeMarkdown, sqlBlock } from '../markdown.ts';
import { fileRange, nodesAt, type Place, placeAt, referencesAt, textOf } from '../place.ts';
import type { IdeFile, IdeWorkspace } from '../port.ts';
import { columnCard, lineageLine } from './column-card.ts';
import { functionCard } from './function-card.ts';
import { relationCard } from './relation-card.ts';
import { tableCard } from './table-card.ts';

export interface Hover {
  /** In the file. */
  readonly range: TextRange;
  readonly markdown: string;
}

/** What the name at the offset is. */
export function hover(workspace: IdeWorkspace, file: IdeFile, offset: number): Hover | null {
  const place = placeAt(file, offset);
  if (!place) return null;
  const [reference] = referencesAt(place);
  if (reference) {
    const markdown = referenceCard(workspace, place, reference);
    if (markdown) return { range: fileRange(place, reference.range), markdown };
  }
  return functionHover(place);
}

function referenceCard(workspace: IdeWorkspace, place: Place, reference: Reference): string | null {
  const { uri } = place.file;
  switch (reference.kind) {
    case 'column': {
      const source = catalogColumn(reference.relation, reference.column);
      return (source && columnCard(workspace, uri, source)) ?? localColumnCard(place, reference.column, reference.relation.name);
    }
    case 'table':
    case 'relation': {
      const { relation } = reference;
      const table = relation.table ? workspace.table(uri, relation.table.id) : null;
      const alias = reference.kind === 'relation' && relation.kind === 'table' ? textOf(place, reference.range) : null;
      const card = table ? tableCard(table) : relationCard(relation, relationTitle(relation));
      return alias !== null && alias.toLowerCase() !== table?.name.toLowerCase()
        ? `${say('{0} is an alias of', code(alias))}\n\n${card}`
        : card;
    }
  }
}

function relationTitle({ kind, table }: Reference['relation']): string {
  if (table?.kind === 'temp') return say('temporary table');
  switch (kind) {
    case 'cte':
      return 'CTE';
    case 'subquery':
      return say('subquery');
    case 'function':
      return say('table function');
    case 'table':
    case 'unknown':
      return say('table that the workspace does not define');
    case 'values':
    case 'pivot':
    case 'row':
      return kind;
  }
}

/** A column that this statement makes: its expression, and what that is made of. */
function localColumnCard(place: Place, column: RelationColumn, relation: string): string {
  const what = relation ? say('column of {0}', code(relation)) : say('column');
  const parts = [`**${escapeMarkdown(column.name)}**${column.type ? ` ${code(column.type)}` : ''} · ${what}`];
  const definition = definitionOf(place, column);
  if (definition) parts.push(sqlBlock(definition));
  const line = lineageLine(sentence('Comes from: {0}'), column.sources);
  if (line) parts.push(line);
  return parts.join('\n\n');
}

/** The select item that declares the column; no use for a bare name, which says nothing new. */
function definitionOf(place: Place, { declaration, name }: RelationColumn): string | null {
  if (!declaration) return null;
  const items: SelectItem[] = [];
  walk(place.statement.tree.root, (node) => {
    if (node.kind === 'select-item' && isDeclaredBy(node, declaration)) items.push(node);
  });
  const [item] = items;
  const text = item && textOf(place, item);
  return text === undefined || text.toLowerCase() === name.toLowerCase() ? null : text;
}

function isDeclaredBy(item: SelectItem, range: TextRange): boolean {
  const { alias, expression } = item;
  return (alias?.start === range.start && alias.end === range.end) || (expression.start === range.start && expression.end === range.end);
}

function functionHover(place: Place): Hover | null {
  const call = nodesAt(place).findLast(
    (node): node is Call => node.kind === 'call' && node.name.start <= place.offset && place.offset <= node.name.end,
  );
  const name = call?.name.parts.at(-1);
  if (!call || !name) return null;
  const markdown = functionCard(place.file.bound.script.dialect, name.name);
  return markdown === null ? null : { range: fileRange(place, call.name), markdown };
}
