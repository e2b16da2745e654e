import type { Binder } from './binder.ts';

/** PostgreSQL lets a column list be shorter than the query: the rest keep their names. */
export function disagrees(b: Binder, named: number, found: number): boolean {
  return b.dialect.folding === 'lower' ? named > found : named !== found;
}
