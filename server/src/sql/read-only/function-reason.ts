import { say } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { functionRules } from './function-rules.ts';

/** Why a function is not called, by its name; null when nothing speaks against it. */
export function functionReason(parts: readonly string[], dialect: DialectName): string | null {
  const name = parts.at(-1)?.toLowerCase() ?? '';
  const rules = functionRules(dialect);
  const harmless = rules.reading.test(name);
  if (!harmless && rules.writing.test(name)) return say('The function {0} does more than read.', parts.join('.'));
  if (parts.length > 1 && rules.packages.test(parts.slice(0, -1).join('.').toLowerCase()))
    return say('{0} does more than read.', parts.join('.'));
  return null;
}

/** Where a routine can do anything whatever the transaction, only functions of the database itself are called. */
export function unknownFunctionReason(parts: readonly string[], dialect: DialectName): string | null {
  const { known } = functionRules(dialect);
  if (known === null || known.test(parts.join('.').toLowerCase())) return null;
  return say('It is not known what the function {0} does.', parts.join('.'));
}
