import { plainStar } from '../syntax/make.ts';
import type { Star } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';

/** DuckDB: `*COLUMNS(…)` is the columns one by one. */
export function skipUnpacking(p: Parser): boolean {
  if (!p.dialect.features.fromFirst || !p.at('*') || p.text(1) !== 'COLUMNS' || p.text(2) !== '(') return false;
  p.pos++;
  return true;
}

/** Takes `*`. It stands where a list of columns or rows is meant, in a select list or as an argument, and is no operand of anything. */
export function takeStar(p: Parser): Star {
  const start = p.start();
  p.pos++;
  return plainStar({ start, end: p.end() });
}
