import type { Query, QueryBody, SelectItem, With } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';
import type { ExpressionBinder } from './expression.ts';
import type { FromBinder } from './from.ts';
import type { QueryResult } from './query-result.ts';
import type { SelectScope } from './scope.ts';

/** What statements and pipes need of the query binder; it implements this, so that they do not import it. */
export interface QueryParts {
  readonly b: Binder;
  readonly expressions: ExpressionBinder;
  readonly from: FromBinder;
  /** The scope of the SELECT that was bound last. */
  readonly lastSelect: SelectScope | null;
  query(query: Query, scope: SelectScope | null, correlated?: boolean): QueryResult;
  body(body: QueryBody, scope: SelectScope): QueryResult;
  bindWith(clause: With, scope: SelectScope): void;
  items(items: readonly SelectItem[], scope: SelectScope, clause: 'select'): QueryResult;
}
