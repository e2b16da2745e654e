import { say } from '../../base/index.ts';
import type { Expression, SelectItem, TableRef } from '../../sql/index.ts';
import { aliasesFor, free } from '../completion/aliases.ts';
import { fileRange, nodesAt, type Place, placeAt } from '../place.ts';
import type { ActionRequest, CodeAction } from './action.ts';

/** Names an expression of a select list, or gives a table of FROM an alias. */
export function addAlias({ file, range }: ActionRequest): readonly CodeAction[] {
  const place = placeAt(file, range.start);
  if (!place) return [];
  return [...columnAlias(place), ...tableAlias(place)];
}

function columnAlias(place: Place): readonly CodeAction[] {
  const item = nodesAt(place).findLast((node): node is SelectItem => node.kind === 'select-item');
  if (!item || item.alias || item.assigns || !needsName(item.expression)) return [];
  const name = nameFor(item.expression);
  return [action(say('Name the column {0}', name), place, item.expression.end, ` ${keyword(place, 'AS')} ${name}`)];
}

function tableAlias(place: Place): readonly CodeAction[] {
  const table = nodesAt(place).findLast((node): node is TableRef => node.kind === 'table');
  if (!table || table.alias || !isInFrom(place, table)) return [];
  const name = table.name.jinja?.args.at(-1)?.value ?? table.name.parts.at(-1)?.name;
  const [initials] = aliasesFor(name ?? '');
  if (initials === undefined) return [];
  const taken = new Set(place.bound.scopes.flatMap(({ entries }) => entries.map(({ alias }) => alias?.toLowerCase())));
  const alias = free(initials, taken);
  const reads = place.bound.references.filter(
    ({ kind, relation }) => kind === 'relation' && relation.name.toLowerCase() === name?.toLowerCase(),
  );
  // Columns that are qualified by the table's name would lose it.
  if (reads.some(({ range }) => range.start !== table.name.start)) return [];
  return [action(say('Add alias {0}', alias), place, table.name.end, ` ${alias}`)];
}

function isInFrom(place: Place, table: TableRef): boolean {
  return place.bound.scopes.some(({ entries }) => entries.some(({ range }) => range.start <= table.start && table.end <= range.end));
}

function action(title: string, place: Place, at: number, newText: string): CodeAction {
  return {
    kind: 'refactor.rewrite',
    title,
    edits: [{ range: fileRange(place, { start: at, end: at }), newText }],
    diagnostic: null,
    preferred: false,
  };
}

function needsName(expression: Expression): boolean {
  switch (expression.kind) {
    case 'operation':
    case 'case':
    case 'cast':
    case 'call':
    case 'subquery':
    case 'literal':
    case 'exists':
      return true;
    default:
      return false;
  }
}

/** `sum(o.amount)` gives `sum_amount`, `price * quantity` gives `price_quantity`. */
function nameFor(expression: Expression): string {
  switch (expression.kind) {
    case 'column':
      return expression.parts.at(-1)?.name.toLowerCase() ?? 'value';
    case 'call': {
      const name = expression.name.parts.at(-1)?.name.toLowerCase() ?? 'value';
      const [first] = expression.args;
      return first?.kind === 'column' ? `${name}_${nameFor(first)}` : name;
    }
    case 'cast':
      return nameFor(expression.expression);
    case 'operation': {
      const names = expression.operands.filter(({ kind }) => kind === 'column').map(nameFor);
      return names.length > 0 ? names.slice(0, 2).join('_') : 'value';
    }
    default:
      return 'value';
  }
}

function keyword({ statement }: Place, word: string): string {
  return /^\s*[a-z]/.test(statement.text.slice(statement.tree.root.start)) ? word.toLowerCase() : word;
}
