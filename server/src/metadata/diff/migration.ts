import type { DialectName } from '../../protocol/index.ts';
import { isTable } from '../database/object-identity.ts';
import type { ColumnObject, DatabaseObject, TableObject } from '../database/objects.ts';
import type { ObjectChange } from '../store.ts';
import type { SchemaChange } from './change.ts';
import { createIndex, createObject, keyClause, placeName } from './create-object.ts';
import { type DdlWords, ddlWords } from './ddl-words.ts';
import { diffObjects } from './diff-objects.ts';

/**
 * Statements that would make the second snapshot of the first. They are a proposal for a person to read: what a database calls things
 * and what it has in its tables decide whether they do. What no statement is proposed for is said in a comment.
 */
export function proposeMigration(changes: readonly ObjectChange[], dialect: DialectName): readonly string[] {
  const words = ddlWords(dialect);
  const steps = changes.flatMap((change) => stepsOf(change, words));
  return steps.toSorted((a, b) => a.rank - b.rank).flatMap(({ statements }) => statements);
}

interface Step {
  readonly rank: number;
  readonly statements: readonly string[];
}

/** What others refer to comes first and goes last. A view that goes, or is to be made anew, is out of the way before its tables change. */
const RANK = { dropView: 0, sequence: 1, table: 2, view: 3, routine: 4, dropOther: 5, dropTable: 6 } as const;

function stepsOf({ before, after }: ObjectChange, words: DdlWords): readonly Step[] {
  if (after === null) return before === null ? [] : [{ rank: dropRank(before), statements: [dropObject(before, words)] }];
  const rank = createRank(after);
  if (before === null) return [{ rank, statements: createObject(after, words) }];
  const renamed = before.name === after.name ? [] : [words.renameTable(placeName(before, words), after.name, placeName(after, words))];
  if (!isTable(before) || !isTable(after)) return [{ rank, statements: [...renamed, ...createObject(after, words)] }];
  if (before.kind === 'table' && after.kind === 'table') {
    // One statement may say what several changes are.
    const altered = new Set(diffObjects(before, after).flatMap((change) => alterTable(change, before, after, words)));
    return [{ rank, statements: [...renamed, ...altered] }];
  }
  if (before.kind === after.kind && before.definition === after.definition) return [{ rank, statements: renamed }];
  return [
    { rank: dropRank(before), statements: [dropObject(before, words)] },
    { rank, statements: createObject(after, words) },
  ];
}

function createRank(object: DatabaseObject): number {
  if (isTable(object)) return object.kind === 'table' ? RANK.table : RANK.view;
  return object.kind === 'sequence' || object.kind === 'synonym' ? RANK.sequence : RANK.routine;
}

function dropRank(object: DatabaseObject): number {
  if (!isTable(object)) return RANK.dropOther;
  return object.kind === 'table' ? RANK.dropTable : RANK.dropView;
}

function dropObject(object: DatabaseObject, words: DdlWords): string {
  const kind = object.kind.replace('-', ' ').toUpperCase();
  const name = placeName(object, words);
  if (object.kind === 'trigger' || object.kind === 'package') return `-- ${object.kind} ${name} is gone: drop it by hand.`;
  const loses = object.kind === 'table' ? '-- Loses the rows of the table.\n' : '';
  return `${loses}DROP ${kind} ${name}${object.kind === 'function' || object.kind === 'procedure' ? words.signature(object.signature) : ''};`;
}

function alterTable(change: SchemaChange, before: TableObject, after: TableObject, words: DdlWords): string[] {
  const table = placeName(after, words);
  const column = (of: TableObject, name: string | null): ColumnObject | null =>
    of.columns.find((candidate) => candidate.name === name) ?? null;
  const now = column(after, change.column);
  switch (change.kind) {
    case 'add-column':
      return now === null ? [] : [words.addColumn(table, now)];
    case 'drop-column':
      return [`-- Loses what is in the column.\n${words.dropColumn(table, change.column ?? '')}`];
    case 'rename-column':
      return [`-- That this is a rename is a guess.\n${words.renameColumn(table, change.before ?? '', change.after ?? '')}`];
    case 'change-type':
      return now === null ? [] : [words.changeType(table, now)];
    case 'change-nullability':
      return now === null ? [] : [words.changeNullability(table, now)];
    case 'change-default':
      return now === null ? [] : [words.changeDefault(table, now)];
    case 'add-key':
    case 'change-key':
    case 'drop-key':
      return alterKey(change, before, after, words);
    case 'add-index':
    case 'change-index':
    case 'drop-index':
      return alterIndex(change, before, after, words);
    case 'change-comment':
      return words.comment(after, now, change.after);
    default:
      return [
        `-- ${table}${change.column === null ? '' : `.${change.column}`}: ${change.kind.replaceAll('-', ' ')} from ${oneLine(change.before)} to ${oneLine(change.after)}, by hand.`,
      ];
  }
}

function oneLine(text: string | null): string {
  return text === null ? 'nothing' : text.replaceAll(/\s+/g, ' ');
}

function alterKey(change: SchemaChange, before: TableObject, after: TableObject, words: DdlWords): string[] {
  const table = placeName(after, words);
  const named = (of: TableObject, text: string | null) => of.keys.find((key) => text?.startsWith(`${key.name}: `));
  const [old, now] = [named(before, change.before), named(after, change.after)];
  return [
    ...(old === undefined ? [] : [words.dropKey(table, old)]),
    ...(now === undefined ? [] : [words.addKey(table, keyClause(now, words))]),
  ];
}

function alterIndex(change: SchemaChange, before: TableObject, after: TableObject, words: DdlWords): string[] {
  const table = placeName(after, words);
  const named = (of: TableObject, text: string | null) => of.indexes.find((index) => text?.startsWith(`${index.name}: `));
  const [old, now] = [named(before, change.before), named(after, change.after)];
  return [
    ...(old === undefined ? [] : [words.dropIndex(table, old.name, after.schema)]),
    ...(now === undefined ? [] : [createIndex(now, after, words)]),
  ];
}
