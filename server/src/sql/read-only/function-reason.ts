import type { DialectName } from '../../protocol/index.ts';
import { functionRules } from './function-rules.ts';

/** Why a function is not called, by its name; null when nothing speaks against it. */
export function functionReason(parts: readonly string[], dialect: DialectName): string | null {
  const name = parts.at(-1)?.toLowerCase() ?? '';
  const rules = functionRules(dialect);
  const harmless = rules.reading.test(name);
  if (!harmless && rules.writing.test(name)) return `The function ${parts.join('.')} does more than read.`;
  if (parts.length > 1 && rules.packages.test(parts.slice(0, -1).join('.').toLowerCase())) return `${parts.join('.')} does more than read.`;
  return null;
}

/** Where a routine can do anything whatever the transaction, only functions of the database itself are called. */
export function unknownFunctionReason(parts: readonly string[], dialect: DialectName): string | null {
  const { known } = functionRules(dialect);
  if (known === null || known.test(parts.join('.').toLowerCase())) return null;
  return `It is not known what the function ${parts.join('.')} does.`;
}
