import type { DialectName } from '../../protocol/index.ts';
import { scanTokens } from '../../sql/index.ts';
import { isTable } from '../database/object-identity.ts';
import type { DatabaseObject } from '../database/objects.ts';
import { createObject } from './create-object.ts';
import type { DdlWords } from './ddl-words.ts';

/**
 * The objects in an order in which they can be made: what others name comes before them. Names are taken from the text of the objects, so that
 * a word that happens to be one makes an object come earlier than it must; where objects name each other, tables come first.
 */
export function dependencyOrder(objects: readonly DatabaseObject[], dialect: DialectName, words: DdlWords): readonly DatabaseObject[] {
  const byName = new Map<string, DatabaseObject[]>();
  const ranked = objects.toSorted((a, b) => rankOf(a) - rankOf(b));
  for (const object of ranked) byName.set(object.name.toLowerCase(), [...(byName.get(object.name.toLowerCase()) ?? []), object]);
  const found = new Set<DatabaseObject>();
  const begun = new Set<DatabaseObject>();
  const visit = (object: DatabaseObject): void => {
    if (begun.has(object)) return;
    begun.add(object);
    for (const name of namesIn(object, dialect, words)) for (const needed of byName.get(name) ?? []) visit(needed);
    found.add(object);
  };
  for (const object of ranked) visit(object);
  return [...found];
}

function rankOf(object: DatabaseObject): number {
  if (isTable(object)) return object.kind === 'table' || object.kind === 'external-table' ? 1 : 3;
  return { type: 0, sequence: 0, synonym: 2, function: 2, procedure: 4, package: 4, trigger: 5 }[object.kind];
}

/** What an object names, in lower case. A table names sequences and functions in defaults, checks and indexes, but no other table: its foreign keys come later. */
function namesIn(object: DatabaseObject, dialect: DialectName, words: DdlWords): ReadonlySet<string> {
  const bare = isTable(object) ? { ...object, comment: null, keys: object.keys.filter(({ kind }) => kind !== 'foreign') } : object;
  const text = createObject(bare, words).join('\n');
  const tokens = scanTokens(text, dialect);
  const names = new Set<string>();
  for (const { type, start, end } of tokens) {
    const token = text.slice(start, end);
    if (type === 'word' || type === 'keyword') names.add(token.toLowerCase());
    else if (type === 'identifier') names.add(unquoted(token).toLowerCase());
    // PostgreSQL names a sequence in a text: nextval('shop.ids'::regclass).
    else if (type === 'string' && isTable(object))
      for (const name of token.slice(1, -1).split('.')) names.add(unquoted(name).toLowerCase());
  }
  if (isTable(object)) for (const { name } of object.columns) names.delete(name.toLowerCase());
  names.delete(object.name.toLowerCase());
  return names;
}

function unquoted(token: string): string {
  const [open = ''] = token;
  if (!'"`['.includes(open) || open === '') return token;
  const close = open === '[' ? ']' : open;
  return token.slice(1, -1).replaceAll(close + close, close);
}
