/** What no pragma tells, out of the text of CREATE that SQLite keeps. The text is right: SQLite has parsed it. */

export interface TableExpressions {
  readonly checks: readonly { readonly name: string; readonly expression: string }[];
  /** By the name of the column. */
  readonly generated: ReadonlyMap<string, string>;
}

export function tableExpressions(sql: string): TableExpressions {
  const tokens = tokensOf(sql);
  const checks: { name: string; expression: string }[] = [];
  const generated = new Map<string, string>();
  for (const part of listParts(tokens, tokens.indexOf('('))) {
    let name = '';
    for (let at = 0; at < part.length; at++) {
      const word = part[at]?.toUpperCase();
      if (word === 'CONSTRAINT') name = unquoted(part[at + 1] ?? '');
      if (part[at + 1] !== '(' || (word !== 'CHECK' && word !== 'AS')) continue;
      const end = closing(part, at + 1);
      const expression = spelled(part.slice(at + 2, end));
      if (word === 'CHECK') checks.push({ name, expression });
      else generated.set(unquoted(part[0] ?? ''), expression);
      at = end;
      name = '';
    }
  }
  return { checks, generated };
}

export function indexExpressions(sql: string): { readonly parts: readonly string[]; readonly condition: string | null } {
  const tokens = tokensOf(sql);
  const open = tokens.indexOf('(');
  const rest = tokens.slice(closing(tokens, open) + 1);
  const where = rest.findIndex((token) => token.toUpperCase() === 'WHERE');
  return { parts: listParts(tokens, open).map(spelled), condition: where < 0 ? null : spelled(rest.slice(where + 1)) };
}

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\p{L}\p{N}_$.]+|\s+|[^\s]/gu;

/** Words, texts, signs and single spaces; comments are spaces. */
function tokensOf(sql: string): string[] {
  const tokens: string[] = [];
  for (const [token] of sql.matchAll(TOKEN)) {
    const isSpace = /^(\s|--|\/\*)/.test(token);
    // A space before a bracket would hide that it belongs to the word before it.
    if (!isSpace) {
      if (token === '(' && tokens.at(-1) === ' ') tokens.pop();
      tokens.push(token);
    } else if (tokens.at(-1) !== ' ' && tokens.length > 0) tokens.push(' ');
  }
  return tokens;
}

/** The parts of a list in brackets, between the commas that belong to it; spaces at their ends are gone, and those after a keyword that is looked for. */
function listParts(tokens: readonly string[], open: number): string[][] {
  const end = closing(tokens, open);
  const parts: string[][] = [[]];
  for (let at = open + 1; at < end; at++) {
    const token = tokens[at] ?? '';
    if (token === '(') {
      const inner = closing(tokens, at);
      parts.at(-1)?.push(...tokens.slice(at, inner + 1));
      at = inner;
    } else if (token === ',') parts.push([]);
    else if (token !== ' ' || !/^(constraint)?$/i.test(parts.at(-1)?.at(-1) ?? '')) parts.at(-1)?.push(token);
  }
  return parts;
}

/** Where the bracket that opens at a token closes. */
function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let at = Math.max(0, open); at < tokens.length; at++) {
    if (tokens[at] === '(') depth++;
    if (tokens[at] === ')' && --depth === 0) return at;
  }
  return tokens.length;
}

function spelled(tokens: readonly string[]): string {
  return tokens.join('').trim();
}

function unquoted(token: string): string {
  const [open = ''] = token;
  if (!'"`[\''.includes(open)) return token;
  const inner = token.slice(1, -1);
  return open === '[' ? inner : inner.replaceAll(open + open, open);
}
