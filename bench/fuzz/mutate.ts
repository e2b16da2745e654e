import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIALECT_NAMES, type DialectName } from '../../server/src/protocol/index.ts';

export interface Sample {
  readonly dialect: DialectName;
  readonly sql: string;
}

const SYMBOLS = '\'"`;()[]{}{{%}}$$--/*@:#.,=<>|&\u{1F600}';
/** What nests, without its end. */
const OPENERS = ['(', '[', '{', 'case when ', 'select * from (', 'not ', 'f(', 'begin ', 'if a then ', '{% if x %}', '{{ ', '/* ', "'"];

/** The statements of the parser's own tests. */
export function readSamples(): Sample[] {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../test/unit/sql/statements');
  return readdirSync(folder).flatMap((file) => {
    const dialect = DIALECT_NAMES.find((name) => `${name}.sql` === file) ?? 'ansi';
    return readFileSync(join(folder, file), 'utf8')
      .split(/\n\s*\n/)
      .map((sql) => ({ dialect, sql: sql.trim() }));
  });
}

/** A statement that has been cut, doubled, spliced with another, nested or blown up somewhere, without any grammar. */
export function mutate(sql: string, other: string, random: () => number): string {
  const at = Math.floor(random() * sql.length);
  const to = Math.min(sql.length, at + Math.floor(random() * 20));
  switch (Math.floor(random() * 9)) {
    case 0:
      return sql.slice(0, at);
    case 1:
      return sql.slice(0, at) + sql.slice(to);
    case 2:
      return sql.slice(0, to) + sql.slice(at);
    case 3:
      return sql.slice(0, at) + other.slice(Math.floor(random() * other.length));
    case 4:
      return sql.slice(0, at) + (SYMBOLS[Math.floor(random() * SYMBOLS.length)] ?? '') + sql.slice(at);
    case 5:
      return doubled(sql, random);
    case 6:
      return sql.slice(0, at) + pick(OPENERS, random).repeat(1 + Math.floor(random() * 1500)) + sql.slice(at);
    case 7:
      return `${sql.slice(0, at)}${pick(['x', '9', ' ', '\n', 'é', '.'], random).repeat(1 + Math.floor(random() * 8000))}${sql.slice(at)}`;
    default:
      return swapped(sql, random);
  }
}

function doubled(sql: string, random: () => number): string {
  const tokens = sql.match(/\w+|\s+|[^\w\s]/g) ?? [];
  const at = Math.floor(random() * tokens.length);
  tokens.splice(at, 0, tokens[at] ?? '', ' ');
  return tokens.join('');
}

function swapped(sql: string, random: () => number): string {
  const words = sql.split(/(\s+)/);
  const a = Math.floor(random() * words.length);
  const b = Math.floor(random() * words.length);
  [words[a], words[b]] = [words[b] ?? '', words[a] ?? ''];
  return words.join('');
}

export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}
