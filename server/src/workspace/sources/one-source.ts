import { type ConnectionSettings, sameFamily } from '../../metadata/index.ts';
import type { Connection } from '../project/connections.ts';

/**
 * Whether two connections lead to what people think of as one database: to the very same, or to the same in two environments. That is so when both are
 * of one kind, are in different environments, and are called alike but for words that name these. Two of one environment are two databases, however alike
 * they are called.
 */
export function isOneSource(a: Connection, b: Connection): boolean {
  if (a.settings === null || b.settings === null || !sameFamily(a.settings.type, b.settings.type)) return false;
  if (isSamePlace(a.settings, b.settings)) return true;
  const [ofA, ofB] = [environmentOf(a), environmentOf(b)];
  if (ofA === ofB) return false;
  const [nameA, nameB] = [stemOf(a.name), stemOf(b.name)];
  if (nameA !== '' && nameB !== '') return nameA === nameB;
  // Connections that are called `dev` and `prod` say by their databases what they are.
  const [databaseA, databaseB] = [stemOf(a.settings.database ?? ''), stemOf(b.settings.database ?? '')];
  return databaseA === databaseB;
}

function isSamePlace(a: ConnectionSettings, b: ConnectionSettings): boolean {
  if (a.type === 'sqlite') return a.path !== null && a.path === b.path;
  return a.host !== null && a.host === b.host && a.port === b.port && a.database === b.database && a.path === b.path;
}

/** Words for environments, and what they are called here; what is said of a connection counts more than its name. */
const WORDS: Readonly<Record<string, string>> = {
  local: 'dev',
  dev: 'dev',
  develop: 'dev',
  development: 'dev',
  test: 'test',
  testing: 'test',
  tst: 'test',
  qa: 'test',
  int: 'test',
  uat: 'stage',
  stg: 'stage',
  stage: 'stage',
  staging: 'stage',
  preprod: 'stage',
  prd: 'prod',
  prod: 'prod',
  production: 'prod',
  live: 'prod',
};

function environmentOf({ name, settings }: Connection): string {
  const word = [name, settings?.database ?? '', settings?.host ?? ''].flatMap(wordsOf).find((one) => one in WORDS);
  return settings?.environment ?? (word === undefined ? '' : (WORDS[word] ?? ''));
}

/** What is left of a name without words for environments. */
function stemOf(name: string): string {
  return wordsOf(name)
    .filter((word) => !(word in WORDS))
    .join('_');
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
