import { groupNamed, type LineageNode, LOCAL, NO_SCHEMA } from '../../../server/src/protocol/index.ts';
import { jobNamed } from '../graph/jobs.ts';
import { ENGLISH, type StringKey } from './en.ts';
import { KOREAN } from './ko.ts';

/** A text of the page, in the reader's language, with its places filled in. */
export type Translate = (key: StringKey, ...values: readonly (string | number)[]) => string;
export type { StringKey };

/** `language` is that of the document (`<html lang>`); the host's own table goes before ours, key by key. */
export function translator(language: string, table: () => Readonly<Record<string, string>>): Translate {
  const base: Readonly<Record<StringKey, string>> = language.toLowerCase().startsWith('ko') ? KOREAN : ENGLISH;
  return (key, ...values) =>
    (table()[key] ?? base[key]).replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** What a schema is called; tables without one, and what belongs to one file, are called by what they are. */
export function groupName(group: string, t: Translate): string {
  return group === NO_SCHEMA ? t('schema.none') : group === LOCAL ? t('schema.local') : group;
}

/** What a table or column is called in a sentence: schemas that are drawn as one by their names. */
export function placeName({ node, column }: { readonly node: string; readonly column: string | null }, t: Translate): string {
  const group = groupNamed(node);
  const name = group === null ? (jobNamed(node) ?? node) : groupName(group, t);
  return column === null ? name : `${name}.${column}`;
}

export function nameOf({ kind, name }: LineageNode, t: Translate): string {
  return kind === 'schema' ? groupName(name, t) : name;
}
