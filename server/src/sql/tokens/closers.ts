import type { TokenList } from './token-list.ts';

const known = new WeakMap<TokenList, Int32Array>();

/** For each opening bracket the index of the one that closes it before the next `;`, else -1. Computed when first asked for. */
export function closers(tokens: TokenList): Int32Array {
  let closing = known.get(tokens);
  if (closing === undefined) {
    closing = findClosers(tokens);
    known.set(tokens, closing);
  }
  return closing;
}

/** Each kind of bracket is matched by itself: one that is missing must not hide the others'. */
function findClosers({ count, texts }: TokenList): Int32Array {
  const closing = new Int32Array(count).fill(-1);
  const round: number[] = [];
  const square: number[] = [];
  const curly: number[] = [];
  const close = (stack: number[], at: number): void => {
    const open = stack.pop();
    if (open !== undefined) closing[open] = at;
  };
  for (let at = 0; at < count; at++) {
    switch (texts[at]) {
      case '(':
        round.push(at);
        break;
      case ')':
        close(round, at);
        break;
      case '[':
        square.push(at);
        break;
      case ']':
        close(square, at);
        break;
      case '{':
        curly.push(at);
        break;
      case '}':
        close(curly, at);
        break;
      case ';':
        round.length = 0;
        square.length = 0;
        curly.length = 0;
        break;
    }
  }
  return closing;
}
