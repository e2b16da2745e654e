import { say } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { scanTokens } from '../token-view.ts';
import type { ReadOnlyCheck } from './check-read-only.ts';
import { refused } from './refusal.ts';

/**
 * Refuses a statement with placeholders (`?`, `$1`, `:name`), for which whoever runs its text has no values: databases take NULL for them, or
 * fail in words that tell nobody why. What begins with @ may be a variable that the session has.
 */
export function checkValuesGiven(sql: string, dialect: DialectName): ReadOnlyCheck {
  const parameter = scanTokens(sql, dialect).find(({ type, start }) => type === 'parameter' && /^[?:$]/.test(sql.charAt(start)));
  if (parameter === undefined) return { reads: true };
  return refused(say('There is no value for {0}. Write one in its place.', sql.slice(parameter.start, parameter.end)), parameter);
}
