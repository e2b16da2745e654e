import { compareText, similarity } from '../../base/index.ts';
import { isTable, isTableKind } from '../database/object-identity.ts';
import type { ColumnObject, DatabaseObject, TableObject } from '../database/objects.ts';
import { nameWords } from '../glossary/index.ts';
import type { ObjectChange } from '../store.ts';
import type { SchemaChange } from './change.ts';

/** A guess that is less sure than this is none: two changes that are told apart harm less than one that is wrong. */
const LEAST = 0.6;

export interface ColumnRename {
  readonly from: ColumnObject;
  readonly to: ColumnObject;
  readonly confidence: number;
}

/** Columns that went and came as one: of the same type, at the same place, or with a similar name. */
export function guessColumnRenames(
  before: TableObject,
  after: TableObject,
  dropped: readonly ColumnObject[],
  added: readonly ColumnObject[],
): readonly ColumnRename[] {
  const likeness = (from: ColumnObject, to: ColumnObject) => {
    // What was called `a` and is of another type now is another column.
    if (baseType(from.type) !== baseType(to.type)) return 0;
    const [name, place] = [nameLikeness(from.name, to.name), samePlace(before, after, from, to)];
    const same = Number(from.type === to.type) + Number(from.nullable === to.nullable) + Number(from.default === to.default);
    const comment = from.comment !== null && from.comment === to.comment;
    return Math.min(0.95, 0.4 * name + (place ? 0.35 : 0) + same * 0.07 + (comment ? 0.3 : 0));
  };
  return pairs(dropped, added, likeness).map(([from, to, confidence]) => ({ from, to, confidence }));
}

/** Names that say the same in other words, or in another language, are alike: `sales_amt` and `매출금액`. */
function nameLikeness(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => nameWords(name).map(({ word }) => word?.concept ?? null));
  const saysTheSame = left !== undefined && left.length > 0 && !left.includes(null) && left.join(' ') === right?.join(' ');
  return saysTheSame ? 1 : similarity(a.toLowerCase(), b.toLowerCase());
}

function baseType(type: string): string {
  return type.toLowerCase().replace(/\(.*/, '');
}

/** Counted from either end among the columns that both have. */
function samePlace(before: TableObject, after: TableObject, from: ColumnObject, to: ColumnObject): boolean {
  const [old, now] = [before.columns.indexOf(from), after.columns.indexOf(to)];
  return old === now || before.columns[old - 1]?.name === after.columns[now - 1]?.name;
}

export interface GuessedChange {
  readonly change: ObjectChange;
  /** That the object was renamed; empty when it was not. */
  readonly rename: readonly SchemaChange[];
}

/** Objects that went and came as one under another name. Objects of which that is not likely stay as they are. */
export function guessObjectRenames(changes: readonly ObjectChange[]): readonly GuessedChange[] {
  const went = changes.flatMap(({ before, after }) => (after === null && before !== null ? [before] : []));
  const came = changes.flatMap(({ before, after }) => (before === null && after !== null ? [after] : []));
  const renames = pairs(went, came, objectLikeness);
  const renamed = new Set<unknown>(renames.flat());
  const others = changes.filter(({ before, after }) => [before, after].every((object) => object === null || !renamed.has(object)));
  return [
    ...renames.map(
      ([before, after, confidence]): GuessedChange => ({ change: { before, after }, rename: [renameOf(before, after, confidence)] }),
    ),
    ...others.map((change): GuessedChange => ({ change, rename: [] })),
  ];
}

function renameOf(from: DatabaseObject, to: DatabaseObject, confidence: number): SchemaChange {
  const { catalog, schema, name, kind } = to;
  const object = { catalog, schema, name, kind, signature: 'signature' in to ? to.signature : '' };
  return { kind: 'rename-object', object, column: null, before: from.name, after: name, confidence };
}

function objectLikeness(from: DatabaseObject, to: DatabaseObject): number {
  if (from.schema !== to.schema || from.kind !== to.kind) return 0;
  const name = similarity(from.name.toLowerCase(), to.name.toLowerCase());
  if (isTable(from) && isTable(to)) return 0.25 * name + 0.7 * sharedColumns(from, to);
  if (isTableKind(from.kind) || from.kind === 'sequence' || from.kind === 'synonym') return 0;
  // The source of a routine names it.
  const body = (object: DatabaseObject) => ('definition' in object ? object.definition?.replaceAll(object.name, '') : undefined);
  return body(from) !== undefined && body(from) === body(to) ? 0.6 + 0.3 * name : 0;
}

/** Of the columns of both, how many both have, by name and type. */
function sharedColumns(from: TableObject, to: TableObject): number {
  const signature = ({ name, type }: ColumnObject) => `${name} ${type}`;
  const theirs = new Set(to.columns.map(signature));
  const shared = from.columns.filter((column) => theirs.has(signature(column))).length;
  const all = from.columns.length + to.columns.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** The likeliest pairs, each thing in one pair at most, and none that has a rival as likely. */
function pairs<T>(went: readonly T[], came: readonly T[], likeness: (from: T, to: T) => number): (readonly [T, T, number])[] {
  const scored = went.flatMap((from) => came.map((to) => [from, to, likeness(from, to)] as const)).filter(([, , score]) => score >= LEAST);
  scored.sort((a, b) => b[2] - a[2] || compareText(String(went.indexOf(a[0])), String(went.indexOf(b[0]))));
  const taken = new Set<T>();
  const found: (readonly [T, T, number])[] = [];
  for (const [from, to, score] of scored) {
    const rival = scored.some(([a, b, other]) => other === score && (a === from) !== (b === to) && !taken.has(a) && !taken.has(b));
    if (taken.has(from) || taken.has(to) || rival) continue;
    taken.add(from).add(to);
    found.push([from, to, Math.round(score * 100) / 100]);
  }
  return found;
}
