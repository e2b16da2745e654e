/** The catalog writes options as literals of SQL: `"it's \"new\""`. */
export function optionText(literal: string | null): string | null {
  const inner = /^(["'])([\s\S]*)\1$/.exec(literal ?? '')?.[2];
  if (inner === undefined) return literal;
  return inner.replace(/\\(n|t|r|[\s\S])/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
