import { readFileSync } from 'node:fs';
import { DIALECT_NAMES, type DialectName } from '../../../server/src/protocol/index.ts';

/** Clean statements by dialect, written from the vendors' manuals; a blank line stands between two. */
export const STATEMENTS: readonly (readonly [DialectName, readonly string[]])[] = DIALECT_NAMES.filter((name) => name !== 'mariadb').map(
  (name) => [
    name,
    readFileSync(new URL(`statements/${name}.sql`, import.meta.url), 'utf8')
      .trim()
      .split(/\n\n+/),
  ],
);
