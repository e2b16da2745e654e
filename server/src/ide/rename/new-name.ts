import { fail, ok, type Result, say } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { foldIdentifier } from '../../sql/index.ts';
import { canStandAlone, fold, quote, unquote } from '../identifiers.ts';

export interface NewName {
  readonly name: string;
  /** The person wrote the quotes, so the name means exactly this spelling. */
  readonly quoted: boolean;
}

export function parseNewName(text: string): Result<NewName> {
  const { name, quoted } = unquote(text.trim());
  if (name === '') return fail(say('A name cannot be empty.'));
  if (/[\r\n\t\0]/.test(name)) return fail(say('A name cannot hold line breaks or tabs.'));
  if (name.length > 128) return fail(say('A name cannot be longer than 128 characters.'));
  return ok({ name, quoted });
}

/** The new name as it must stand where `old` stood; `dialect` is null in YAML. */
export function writeAt(old: string, { name, quoted }: NewName, dialect: DialectName | null): string {
  if (dialect === null)
    return /^[\p{L}_][\p{L}\p{N}_$-]*$/u.test(name) && !/^(yes|no|on|off|true|false|null|y|n)$/i.test(name) ? name : JSON.stringify(name);
  const plain = canStandAlone(dialect, name);
  if (unquote(old).quoted) {
    const keepsCase = foldIdentifier(dialect, { name: 'aA', quoted: true }) === 'aA' && fold(dialect, 'aA') !== 'aA';
    const spelling = plain && !quoted && keepsCase ? fold(dialect, name) : name;
    return requote(old, spelling);
  }
  return quoted || !plain ? quote(dialect, name) : name;
}

/** In the quotes that the place already has. */
function requote(old: string, name: string): string {
  const open = old.charAt(0);
  const close = old.charAt(old.length - 1);
  return `${open}${name.replaceAll(close, close + close)}${close}`;
}
