import type { ObjectPlace } from '../database/objects.ts';
import type { DdlWords } from './ddl-words.ts';

/** An object's name with its schema, as its database quotes them. */
export function placeName({ schema, name }: Pick<ObjectPlace, 'schema' | 'name'>, { quote }: Pick<DdlWords, 'quote'>): string {
  return [schema, name].flatMap((part) => (part === null ? [] : [quote(part)])).join('.');
}
