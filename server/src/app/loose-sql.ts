import { ok, type Result } from '../base/index.ts';
import type { DialectName } from '../protocol/index.ts';
import { decodeText, guessDialect } from '../workspace/index.ts';

/** The text of SQL that lies in no project. */
export function decodeSql(bytes: Uint8Array): Result<string> {
  const decoded = decodeText(bytes);
  return decoded.ok ? ok(decoded.value.text) : decoded;
}

/** The dialect of SQL about which nothing else is known. */
export function guessedDialect(sql: string): DialectName {
  return guessDialect(sql) ?? 'ansi';
}
