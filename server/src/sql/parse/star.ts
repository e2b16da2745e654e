import { plainStar } from '../syntax/make.ts';
import type { Star } from '../syntax/nodes.ts';
import type { Parser } from './parser.ts';

/** Takes `*`. It stands where a list of columns or rows is meant, in a select list or as an argument, and is no operand of anything. */
export function takeStar(p: Parser): Star {
  const start = p.start();
  p.pos++;
  return plainStar({ start, end: p.end() });
}
