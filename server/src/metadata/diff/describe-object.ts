import type { DialectName } from '../../protocol/index.ts';
import type { DatabaseObject } from '../database/objects.ts';
import { readableObject } from './create-object.ts';
import { ddlWords } from './ddl-words.ts';

/** An object as DDL of its database, to be read and compared with itself at another time. Rows and sizes are no part of it. */
export function describeObject(object: DatabaseObject, dialect: DialectName): string {
  return `${readableObject(object, ddlWords(dialect)).join('\n\n')}\n`;
}
