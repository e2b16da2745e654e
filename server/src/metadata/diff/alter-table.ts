import type { ColumnObject, IndexObject, KeyObject, TableObject } from '../database/objects.ts';
import type { SchemaChange } from './change.ts';
import { createIndex, isExclusion, keyClause } from './create-object.ts';
import type { DdlWords } from './ddl-words.ts';
import { diffObjects } from './diff-objects.ts';
import { placeName } from './place-name.ts';

export interface TableAlteration {
  /** Foreign keys that go before any table is changed. */
  readonly disconnect: readonly KeyObject[];
  readonly statements: readonly string[];
  /** Foreign keys that come when all tables are as they are to be. */
  readonly connect: readonly KeyObject[];
}

/** What makes one table the other. Keys and indexes go before columns change, and come after. */
export function alterTable(before: TableObject, after: TableObject, words: DdlWords): TableAlteration {
  const changes = diffObjects(before, after).filter((change) => !comesWithParent(change, before, after));
  const keys = partChanges(changes, 'key', before.keys, after.keys);
  const indexes = partChanges(changes, 'index', withoutCarried(before), withoutCarried(after));
  const isLate = (key: KeyObject) => words.foreignKeysLater && key.kind === 'foreign';
  const table = placeName(after, words);
  const parents = parentChanges(before, after, words);
  const statements = [
    ...parents.left,
    ...keys.went.filter((key) => !isLate(key)).map((key) => words.dropKey(table, key)),
    ...indexes.went.map((index) => dropIndex(index, after, words)),
    ...alterColumns(changes, before, after, words),
    ...parents.joined,
    ...keys.came.filter((key) => !isLate(key)).map((key) => words.addKey(table, keyClause(key, words))),
    ...indexes.came.map((index) => createIndex(index, after, words)),
    ...changes.flatMap((change) => alterOther(change, after, words)),
  ];
  return {
    disconnect: keys.went.filter(isLate),
    // One statement may say what several changes are.
    statements: [...new Set(statements)],
    connect: keys.came.filter(isLate),
  };
}

const WITH_PARENT: ReadonlySet<SchemaChange['kind']> = new Set(['add-column', 'drop-column', 'rename-column', 'change-type']);

/** What a table inherits changes with the table that it inherits it from, as long as it inherits from the same ones. */
function comesWithParent({ kind, column }: SchemaChange, before: TableObject, after: TableObject): boolean {
  if (!WITH_PARENT.has(kind) || column === null || JSON.stringify(before.inherits) !== JSON.stringify(after.inherits)) return false;
  const named = ({ columns }: TableObject) => columns.find(({ name }) => name === column);
  return (named(after) ?? named(before))?.inherited === true;
}

interface Parts<T> {
  readonly went: readonly T[];
  readonly came: readonly T[];
}

/** Keys or indexes that are another, by the texts of the changes. */
function partChanges<T extends { readonly name: string }>(
  changes: readonly SchemaChange[],
  part: 'key' | 'index',
  before: readonly T[],
  after: readonly T[],
): Parts<T> {
  const named = (items: readonly T[], text: string | null) =>
    items.filter((item) => text?.startsWith(`${item.name}: `) === true && !('inherited' in item)).slice(0, 1);
  const own = changes.filter(({ kind }) => kind.endsWith(`-${part}`));
  return { went: own.flatMap((change) => named(before, change.before)), came: own.flatMap((change) => named(after, change.after)) };
}

/** The index that carries a key comes and goes with it. */
function withoutCarried({ keys, indexes }: TableObject): readonly IndexObject[] {
  const carried = new Set(keys.flatMap(({ kind, name }) => (kind === 'primary' || kind === 'unique' ? [name] : [])));
  return indexes.filter(({ name }) => !carried.has(name));
}

function parentChanges(before: TableObject, after: TableObject, words: DdlWords): { readonly left: string[]; readonly joined: string[] } {
  const table = placeName(after, words);
  const names = ({ inherits = [] }: TableObject) => inherits.map((parent) => placeName(parent, words));
  const [olds, news] = [names(before), names(after)];
  return {
    left: olds.filter((name) => !news.includes(name)).map((name) => `ALTER TABLE ${table} NO INHERIT ${name};`),
    joined: news.filter((name) => !olds.includes(name)).map((name) => `ALTER TABLE ${table} INHERIT ${name};`),
  };
}

/**
 * Columns get their new names first. What is computed goes before what it is computed from changes, and comes after it; a column that is numbered by the
 * database has no default, and is not null.
 */
function alterColumns(changes: readonly SchemaChange[], old: TableObject, after: TableObject, words: DdlWords): string[] {
  const table = placeName(after, words);
  const renames = new Map(
    changes.filter(({ kind }) => kind === 'rename-column').map((change) => [change.before ?? '', change.after ?? '']),
  );
  const before = { ...old, columns: old.columns.map((column) => ({ ...column, name: renames.get(column.name) ?? column.name })) };
  const own = changes.filter((change) => change.column !== null && !followsRename(change, renames));
  const rebuilt = new Set(own.flatMap((change) => (alterColumn(change, before, after, words) === null ? [change.column ?? ''] : [])));
  const lost = (name: string) => (columnOf(before, name)?.generated === null ? '-- Loses what is in the column.\n' : '');
  return [
    ...own.flatMap((change) => (change.kind === 'rename-column' ? (alterColumn(change, before, after, words) ?? []) : [])),
    ...[...rebuilt].map((name) => `${lost(name)}${words.dropColumn(table, name)}`),
    ...own
      .filter(({ kind, column }) => kind !== 'rename-column' && (!rebuilt.has(column ?? '') || kind === 'change-comment'))
      .toSorted((a, b) => rankOf(a, before, after) - rankOf(b, before, after))
      .flatMap((change) => alterColumn(change, before, after, words) ?? []),
    ...[...rebuilt].flatMap((name) => addAgain(name, before, after, words)),
  ];
}

function rankOf({ kind, column, after: now }: SchemaChange, before: TableObject, after: TableObject): number {
  const isComputed = (table: TableObject) => (columnOf(table, column)?.generated ?? null) !== null;
  if (kind === 'drop-column' && isComputed(before)) return 0;
  if (kind === 'change-generated' || (kind === 'change-identity' && now === null)) return 1;
  return kind === 'change-identity' || (kind === 'add-column' && isComputed(after)) ? 3 : 2;
}

/** An expression that names renamed columns is another by itself. */
function followsRename({ kind, before, after }: SchemaChange, renames: ReadonlyMap<string, string>): boolean {
  if (kind !== 'change-generated' || before === null || after === null || renames.size === 0) return false;
  const bare = (word: string) => (word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word);
  const named = (text: string) => text.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}\p{N}_$]+|\S/gu)?.map(bare) ?? [];
  return JSON.stringify(named(before).map((word) => renames.get(word) ?? word)) === JSON.stringify(named(after));
}

/** Null where the column has to be built anew. */
function alterColumn(change: SchemaChange, before: TableObject, after: TableObject, words: DdlWords): string[] | null {
  const table = placeName(after, words);
  const now = columnOf(after, change.column);
  const old = columnOf(before, change.column);
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
    case 'change-comment':
      return words.comment(after, now, change.after);
    case 'change-generated': {
      if (old === null || now === null) return [byHand(change, table)];
      const statement = words.changeGenerated(table, old, now);
      return statement === null ? null : [statement];
    }
    case 'change-identity':
      return [(old === null || now === null ? null : words.changeIdentity(table, old, now)) ?? byHand(change, table)];
    default:
      return [byHand(change, table)];
  }
}

function columnOf({ columns }: TableObject, name: string | null): ColumnObject | null {
  return columns.find((column) => column.name === name) ?? null;
}

/** Keys and indexes over a column have gone with it. */
function addAgain(name: string, before: TableObject, after: TableObject, words: DdlWords): string[] {
  const table = placeName(after, words);
  const now = columnOf(after, name);
  if (now === null) return [];
  const stays =
    <T extends { readonly name: string }>(items: readonly T[]) =>
    (item: T) =>
      items.some((other) => other.name === item.name);
  const keys = after.keys.filter(stays(before.keys)).filter((key) => 'columns' in key && key.columns.includes(name));
  const indexes = withoutCarried(after)
    .filter(stays(before.indexes))
    .filter((index) => index.parts.includes(name));
  return [
    words.addColumn(table, now),
    ...keys.map((key) => words.addKey(table, keyClause(key, words))),
    ...indexes.map((index) => createIndex(index, after, words)),
  ];
}

/** What is said of the table itself. Keys, indexes and parents are dealt with already. */
function alterOther(change: SchemaChange, after: TableObject, words: DdlWords): string[] {
  if (change.column !== null || DEALT_WITH.test(change.kind)) return [];
  if (change.kind === 'change-comment') return words.comment(after, null, change.after);
  return [byHand(change, placeName(after, words))];
}

const DEALT_WITH = /-(key|index|inheritance)$/;

function byHand({ kind, column, before, after }: SchemaChange, table: string): string {
  return `-- ${table}${column === null ? '' : `.${column}`}: ${kind.replaceAll('-', ' ')} from ${oneLine(before)} to ${oneLine(after)}, by hand.`;
}

function oneLine(text: string | null): string {
  return text === null ? 'nothing' : text.replaceAll(/\s+/g, ' ');
}

function dropIndex(index: IndexObject, table: TableObject, words: DdlWords): string {
  const place = placeName(table, words);
  return isExclusion(index)
    ? `ALTER TABLE ${place} DROP CONSTRAINT ${words.quote(index.name)};`
    : words.dropIndex(place, index.name, table.schema);
}
