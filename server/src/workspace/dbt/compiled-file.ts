import { sha256 } from '../../base/index.ts';
import { isOpaqueText, SourceMap } from '../../jinja/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { parseScript } from '../../sql/index.ts';
import type { CompiledModel } from './manifest.ts';
import type { RenderedFile } from './rendered-file.ts';

/** Nothing in the SQL was left open. */
export function isCertain({ scripts }: RenderedFile): boolean {
  return scripts.length > 0 && scripts.every(({ variant }) => !variant.sample && !isOpaqueText(variant.text.replace(TABLES, '')));
}

const TABLES = /\{\{-?\s*(?:ref|source|this)\b[^{}]*\}\}/g;

/** dbt takes the digest of a text without the blanks around it. */
export function isCompiledFrom({ checksum }: CompiledModel, text: string): boolean {
  return checksum === sha256(text.trim()) || checksum === sha256(text);
}

/** The SQL that dbt made of a file; which part of the file made which part of it is not known, so that nothing is said against it. */
export function compiledFile(sql: string, text: string, rendered: RenderedFile, dialect: DialectName): RenderedFile {
  const map = new SourceMap([{ at: 0, length: sql.length, source: { start: 0, end: text.length }, exact: false }]);
  const variant = { text: sql, map, sample: false, decisions: new Map<string, boolean>() };
  return { ...rendered, scripts: [{ variant, script: parseScript(sql, dialect) }], independent: true, partial: false, compiled: true };
}
