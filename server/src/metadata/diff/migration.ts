import type { DialectName } from '../../protocol/index.ts';
import { isTable } from '../database/object-identity.ts';
import type { ColumnObject, DatabaseObject, IndexObject, KeyObject, TableObject } from '../database/objects.ts';
import type { ObjectChange } from '../store.ts';
import type { SchemaChange } from './change.ts';
import { createIndex, createObject, isExclusion, keyClause, placeName } from './create-object.ts';
import { type DdlWords, ddlWords } from './ddl-words.ts';
import { dependencyOrder } from './dependency-order.ts';
import { diffObjects } from './diff-objects.ts';

/**
 * Statements that would make the second snapshot of the first. They are a proposal for a person to read: what a database calls things
 * and what it has in its tables decide whether they do. What no statement is proposed for is said in a comment.
 */
export function proposeMigration(changes: readonly ObjectChange[], dialect: DialectName): readonly string[] {
  const words = ddlWords(dialect);
  const steps = changes.flatMap((change) => stepsOf(change, words));
  const positions = (kind: Step['kind']) => {
    const objects = steps.flatMap((step) => (step.kind === kind ? [step.of] : []));
    return new Map(dependencyOrder(objects, dialect, words).map((object, at) => [object, at]));
  };
  const [first, drop, make] = [positions('drop-first'), positions('drop'), positions('make')];
  // What others refer to is made before them, and dropped after them.
  const place = ({ kind, of }: Step) => make.get(of) ?? -((kind === 'drop' ? drop : first).get(of) ?? 0);
  return steps
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || place(a) - place(b))
    .flatMap(({ statements }) => statements);
}

interface Step {
  readonly kind: (typeof ORDER)[number];
  readonly of: DatabaseObject;
  readonly statements: readonly string[];
}

/** A view that goes, or is to be made anew, is out of the way before its tables change; what is made anew may read what has changed. */
const ORDER = ['drop-first', 'alter', 'make', 'connect', 'drop'] as const;

function stepsOf({ before, after }: ObjectChange, words: DdlWords): readonly Step[] {
  if (after === null) return before === null ? [] : [dropStep(before, words)];
  if (before === null) return makeSteps(after, words);
  const renamed = before.name === after.name ? [] : [words.renameTable(placeName(before, words), after.name, placeName(after, words))];
  if (!isTable(before) || !isTable(after)) return [{ kind: 'make', of: after, statements: [...renamed, ...createObject(after, words)] }];
  if (before.kind === 'table' && after.kind === 'table') {
    // One statement may say what several changes are.
    const altered = new Set(diffObjects(before, after).flatMap((change) => alterTable(change, before, after, words)));
    return [{ kind: 'alter', of: after, statements: [...renamed, ...altered] }];
  }
  if (before.kind === after.kind && before.definition === after.definition) return [{ kind: 'alter', of: after, statements: renamed }];
  return [dropStep(before, words), ...makeSteps(after, words)];
}

/** Tables may refer to each other: their foreign keys come when all of them are there. SQLite has no other place for them, and does not mind. */
function makeSteps(after: DatabaseObject, words: DdlWords): readonly Step[] {
  const foreign = isTable(after) ? after.keys.filter((key) => words.foreignKeysLater && isForeignToOther(key, after)) : [];
  if (!isTable(after) || foreign.length === 0) return [{ kind: 'make', of: after, statements: createObject(after, words) }];
  const alone = { ...after, keys: after.keys.filter((key) => !foreign.includes(key)) };
  const statements = foreign.map((key) => words.addKey(placeName(after, words), keyClause(key, words)));
  return [
    { kind: 'make', of: after, statements: createObject(alone, words) },
    { kind: 'connect', of: after, statements },
  ];
}

function isForeignToOther(key: KeyObject, { schema, name }: TableObject): boolean {
  return key.kind === 'foreign' && (key.references.schema !== schema || key.references.name !== name);
}

function dropStep(object: DatabaseObject, words: DdlWords): Step {
  const goesFirst = isTable(object) ? object.kind !== 'table' : object.kind === 'trigger';
  return { kind: goesFirst ? 'drop-first' : 'drop', of: object, statements: [dropObject(object, words)] };
}

function dropObject(object: DatabaseObject, words: DdlWords): string {
  const name = placeName(object, words);
  switch (object.kind) {
    case 'trigger':
      return words.dropTrigger(object);
    case 'external-table':
      return `DROP ${words.externalTable} ${name};`;
    case 'table':
      return `-- Loses the rows of the table.\nDROP TABLE ${name};`;
    case 'function':
    case 'procedure':
      return `DROP ${object.kind.toUpperCase()} ${name}${words.signature(object.signature)};`;
    default:
      return `DROP ${object.kind.replace('-', ' ').toUpperCase()} ${name};`;
  }
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
  const named = (of: TableObject, text: string | null) => of.indexes.find((index) => text?.startsWith(`${index.name}: `));
  const [old, now] = [named(before, change.before), named(after, change.after)];
  return [...(old === undefined ? [] : [dropIndex(old, after, words)]), ...(now === undefined ? [] : [createIndex(now, after, words)])];
}

function dropIndex(index: IndexObject, table: TableObject, words: DdlWords): string {
  const place = placeName(table, words);
  return isExclusion(index)
    ? `ALTER TABLE ${place} DROP CONSTRAINT ${words.quote(index.name)};`
    : words.dropIndex(place, index.name, table.schema);
}
