import { fail, type Result } from '../../base/index.ts';
import type { Stored } from '../../metadata/index.ts';
import type { DatabaseProblem } from './model.ts';

export function usage(message: string): Result<never, DatabaseProblem> {
  return fail({ fault: 'usage', message });
}

/** An answer of the store as one of the facade. */
export function stored<T>(result: Stored<T>): Result<T, DatabaseProblem> {
  return result.ok ? result : fail({ fault: 'store', message: result.error.message });
}
