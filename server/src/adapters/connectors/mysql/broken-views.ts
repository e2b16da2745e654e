import { failureOf, type TableObject } from '../../../metadata/index.ts';
import type { PrepareQuery } from './in-session.ts';

/** Of so many views of one step the server is asked; what they have in common is seen from fewer. */
const MOST_ASKED = 100;

/** Codes of what the account may not do. */
const RIGHTS: ReadonlySet<string> = new Set(['1044', '1142', '1143', '1227', '1345', '1370']);
/** “References invalid tables or columns or functions, or definer or invoker lack rights to use them.” */
const INVALID = '1356';

/**
 * Of views whose columns the catalog leaves out, those that do not work any more, with the reason: a table, a column or a function is gone, or whoever defined it has lost
 * his rights. The catalog leaves them out for lack of some rights too, so that the server is asked to prepare a query of the view, and then the view's own query, whose
 * error says more. Neither is run.
 */
export async function withReasons(
  views: readonly TableObject[],
  prepare: PrepareQuery,
  runsAsInvoker: (name: string) => boolean,
): Promise<readonly TableObject[]> {
  const found: TableObject[] = [];
  for (const view of views.slice(0, MOST_ASKED)) {
    const reading = await problemOf(prepare, `SELECT * FROM ${quoted(view.schema ?? '')}.${quoted(view.name)}`);
    if (reading?.code !== INVALID) continue;
    const own = await problemOf(prepare, view.definition ?? '');
    const mayNotLook = own !== null && RIGHTS.has(own.code ?? '');
    if (mayNotLook && runsAsInvoker(view.name)) continue;
    found.push({ ...view, broken: own === null || mayNotLook ? reading.message : own.message });
  }
  return found;
}

async function problemOf(prepare: PrepareQuery, sql: string): Promise<{ readonly code: string | null; readonly message: string } | null> {
  try {
    await prepare(sql);
    return null;
  } catch (error) {
    const failure = failureOf(error);
    if (failure?.kind === 'statement' || failure?.kind === 'rights' || failure?.kind === 'no-such-database') return failure;
    throw error;
  }
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
