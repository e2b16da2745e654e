import type { DialectName } from '../../protocol/index.ts';
import { isTable } from '../database/object-identity.ts';
import type { DatabaseObject, KeyObject, ObjectPlace, TableObject } from '../database/objects.ts';
import type { ObjectChange } from '../store.ts';
import { alterTable } from './alter-table.ts';
import { createObject, keyClause } from './create-object.ts';
import { alterType, dropType } from './ddl-types.ts';
import { type DdlWords, ddlWords } from './ddl-words.ts';
import { dependencyOrder } from './dependency-order.ts';
import { placeName } from './place-name.ts';

/**
 * Statements that would make the second snapshot of the first. They are a proposal for a person to read: what a database calls things
 * and what it has in its tables decide whether they do. What no statement is proposed for is said in a comment.
 */
export function proposeMigration(changes: readonly ObjectChange[], dialect: DialectName): readonly string[] {
  const words = ddlWords(dialect);
  const dropped = new Set(changes.flatMap(({ before, after }) => (before !== null && after === null ? [placeName(before, words)] : [])));
  const steps = changes.flatMap((change) => stepsOf(change, words, (place) => dropped.has(placeName(place, words))));
  const positions = (kind: Step['kind']) => {
    const objects = steps.flatMap((step) => (step.kind === kind ? [step.of] : []));
    return new Map(dependencyOrder(objects, dialect, words).map((object, at) => [object, at]));
  };
  const places = new Map(ORDER.map((kind) => [kind, positions(kind)]));
  // What others refer to is made and changed before them, and dropped after them.
  const place = ({ kind, of }: Step) => (places.get(kind)?.get(of) ?? 0) * (kind === 'drop' || kind === 'drop-first' ? -1 : 1);
  return steps
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || place(a) - place(b))
    .flatMap(({ statements }) => statements);
}

interface Step {
  readonly kind: (typeof ORDER)[number];
  readonly of: DatabaseObject;
  readonly statements: readonly string[];
}

/**
 * Foreign keys that go let their tables be changed. A view that goes, or is to be made anew, is out of the way before its tables change; what is made anew may
 * read what has changed. Columns have types and defaults that are there before them.
 */
const ORDER = ['disconnect', 'drop-first', 'prepare', 'alter', 'make', 'connect', 'drop'] as const;

function stepsOf({ before, after }: ObjectChange, words: DdlWords, isDropped: (place: ObjectPlace) => boolean): readonly Step[] {
  if (after === null) return before === null ? [] : [...disconnectSteps(before, words, isDropped), dropStep(before, words)];
  if (before === null) return makeSteps(after, words);
  if (before.kind === 'type' && after.kind === 'type') return [{ kind: 'prepare', of: after, statements: alterType(before, after, words) }];
  const renamed = before.name === after.name ? [] : [words.renameTable(placeName(before, words), after.name, placeName(after, words))];
  if (!isTable(before) || !isTable(after)) return [{ kind: 'make', of: after, statements: [...renamed, ...createObject(after, words)] }];
  if (before.kind === 'table' && after.kind === 'table') return alterSteps(before, after, renamed, words);
  // A view that works again, or does not any more, is defined as it was.
  if (before.kind === after.kind && before.definition === after.definition) return [{ kind: 'alter', of: after, statements: renamed }];
  return [dropStep(before, words), ...makeSteps(after, words)];
}

function alterSteps(before: TableObject, after: TableObject, renamed: readonly string[], words: DdlWords): readonly Step[] {
  const { disconnect, statements, connect } = alterTable(before, after, words);
  // The name that a table has had goes with what is done before it is renamed.
  const early = disconnect.map((key) => words.dropKey(placeName(before, words), key));
  const late = connect.map((key) => words.addKey(placeName(after, words), keyClause(key, words)));
  return [
    { kind: 'disconnect', of: after, statements: early },
    { kind: 'alter', of: after, statements: [...renamed, ...statements] },
    { kind: 'connect', of: after, statements: late },
  ];
}

/** Tables may refer to each other: their foreign keys come when all of them are there. SQLite has no other place for them, and does not mind. */
function makeSteps(after: DatabaseObject, words: DdlWords): readonly Step[] {
  const foreign = isTable(after) ? after.keys.filter((key) => words.foreignKeysLater && isForeignToOther(key, after)) : [];
  const kind = after.kind === 'type' || after.kind === 'sequence' ? 'prepare' : 'make';
  if (!isTable(after) || foreign.length === 0) return [{ kind, of: after, statements: createObject(after, words) }];
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

/** Tables that go together may refer to each other. */
function disconnectSteps(object: DatabaseObject, words: DdlWords, isDropped: (place: ObjectPlace) => boolean): readonly Step[] {
  if (!isTable(object) || !words.foreignKeysLater) return [];
  const keys = object.keys.filter((key) => isForeignToOther(key, object) && key.kind === 'foreign' && isDropped(key.references));
  return keys.map((key) => ({ kind: 'disconnect', of: object, statements: [words.dropKey(placeName(object, words), key)] }));
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
    case 'type':
      return dropType(object, words);
    case 'sequence':
      return words.dropSequence(name);
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
