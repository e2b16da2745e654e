import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where the bundle lies; sources that run as they are have no such thing. */
declare const __dirname: string | undefined;

/** The sentences of a language that the package has beside its programs. Throws where the package is not whole. */
export function builtTranslation(language: string): Readonly<Record<string, string>> {
  const folder = typeof __dirname === 'string' ? path.dirname(__dirname) : process.cwd();
  return JSON.parse(readFileSync(path.join(folder, 'l10n', `server.${language}.json`), 'utf8'));
}
