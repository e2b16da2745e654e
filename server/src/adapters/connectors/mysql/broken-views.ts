import { failureOf, type TableObject } from '../../../metadata/index.ts';
import type { PrepareQuery } from './in-session.ts';

/** Of so many views of one step the reason is asked; what they have in common is seen from fewer. */
const MOST_ASKED = 100;

/** Codes of what the account may not do: whether the view works for others is not known then. */
const RIGHTS: ReadonlySet<string> = new Set(['1044', '1142', '1143', '1227', '1345', '1370']);

/**
 * The catalog lists a view whose query does not work any more (its table, column or function is gone, or whoever defined it has lost his rights), but none of its
 * columns. Why that is so, the server says when it is given the query itself; it is not run.
 */
export async function withReasons(
  views: readonly TableObject[],
  prepare: PrepareQuery,
  runsAsInvoker: (name: string) => boolean,
): Promise<readonly TableObject[]> {
  const found: TableObject[] = [];
  for (const [at, view] of views.entries()) {
    const { reason, isHidden } = at < MOST_ASKED ? await reasonOf(view, prepare) : UNASKED;
    found.push(isHidden && runsAsInvoker(view.name) ? view : { ...view, broken: reason ?? WHAT_THE_CATALOG_TELLS });
  }
  return found;
}

const WHAT_THE_CATALOG_TELLS = 'its tables, columns or functions are gone, or whoever defined it may not use them';

interface Reason {
  readonly reason: string | null;
  /** The account may not look. */
  readonly isHidden: boolean;
}

const UNASKED: Reason = { reason: null, isHidden: false };

async function reasonOf({ definition }: TableObject, prepare: PrepareQuery): Promise<Reason> {
  try {
    await prepare(definition ?? '');
    return UNASKED;
  } catch (error) {
    const failure = failureOf(error);
    if (failure?.kind === 'statement') return { reason: failure.message, isHidden: false };
    if (failure !== null && RIGHTS.has(failure.code ?? '')) return { reason: null, isHidden: true };
    if (failure?.code === '1049') return UNASKED;
    throw error;
  }
}
