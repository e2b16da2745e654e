/**
 * The notation in which dialects write the grammar of commands that need no tree of their own, close to the way vendors' manuals print it:
 *
 *     DROP ROLE [IF EXISTS] ident,+ ;
 *     role_option = SUPERUSER | NOSUPERUSER | CONNECTION LIMIT number ;
 *
 * WORD stands for itself, `'('` for punctuation, `[x]` is optional, `{a | b}` groups, `x*` `x+` repeat, `x,+` is a list with commas,
 * and a lower-case word names another production or one of the built-in ones (`expr`, `query`, `table`, `type`, `words` …).
 * A production that begins with a WORD is a command. Matching is by ordered choice with backtracking.
 */
export type Pattern =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'optional'; readonly item: Pattern }
  | { readonly kind: 'repeat'; readonly item: Pattern; readonly separator: string; readonly atLeast: number };

export interface CommandPattern {
  /** `drop-role`: the leading words, lower case. */
  readonly name: string;
  readonly pattern: Pattern;
}

export interface CommandGrammar {
  /** By first word. */
  readonly commands: ReadonlyMap<string, readonly CommandPattern[]>;
  readonly rules: ReadonlyMap<string, Pattern>;
  /** What stands between the parentheses of functions with a grammar of their own: productions named `fn_…`, by upper-case name. */
  readonly functions: ReadonlyMap<string, Pattern>;
  /** The exact grammar of statements that productions of their own read: productions named `shape_…`. */
  readonly shapes: ReadonlyMap<string, Pattern>;
  /** Every literal word, for the vocabulary. */
  readonly words: readonly string[];
}

const TOKEN = /'[^']+'|,\+|[A-Za-z_][A-Za-z_0-9]*|[[\]{}|*+=;]|\S/g;

/** Reads a grammar; a mistake in it is a bug of ours and throws at start-up. */
export function readGrammar(text: string): CommandGrammar {
  const tokens = text.replace(/--[^\n]*/g, '').match(TOKEN) ?? [];
  const commands = new Map<string, CommandPattern[]>();
  const rules = new Map<string, Pattern>();
  const functions = new Map<string, Pattern>();
  const shapes = new Map<string, Pattern>();
  const words = new Set<string>();
  let at = 0;

  function choice(): Pattern {
    const options = [sequence()];
    while (tokens[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 ? (options[0] as Pattern) : { kind: 'choice', options };
  }

  function sequence(): Pattern {
    const items: Pattern[] = [];
    while (at < tokens.length && ![';', '|', ']', '}'].includes(tokens[at] as string)) items.push(repeated());
    return items.length === 1 ? (items[0] as Pattern) : { kind: 'sequence', items };
  }

  function repeated(): Pattern {
    let item = single();
    for (;;) {
      const mark = tokens[at];
      if (mark === '*' || mark === '+') item = { kind: 'repeat', item, separator: '', atLeast: mark === '+' ? 1 : 0 };
      else if (mark === ',+') item = { kind: 'repeat', item, separator: ',', atLeast: 1 };
      else return item;
      at++;
    }
  }

  function single(): Pattern {
    const token = tokens[at++] as string;
    if (token === '[' || token === '{') {
      const item = choice();
      at++;
      return token === '[' ? { kind: 'optional', item } : item;
    }
    if (token.startsWith("'")) return { kind: 'word', word: token.slice(1, -1) };
    if (/^[A-Z_]/.test(token)) {
      words.add(token);
      return { kind: 'word', word: token };
    }
    if (!/^[a-z]/.test(token)) throw new Error(`unexpected ${token} in a command grammar near ${tokens.slice(at - 4, at + 3).join(' ')}`);
    return { kind: 'rule', name: token };
  }

  while (at < tokens.length) {
    const isRule = tokens[at + 1] === '=';
    const name = tokens[at] as string;
    if (isRule) at += 2;
    const start = at;
    const pattern = choice();
    if (tokens[at] !== ';')
      throw new Error(`a production in a command grammar lacks its ; near ${tokens.slice(start, start + 6).join(' ')}`);
    at++;
    if (isRule && name.startsWith('fn_')) {
      functions.set(name.slice(3).toUpperCase(), pattern);
      words.add(name.slice(3).toUpperCase());
    } else if (isRule && name.startsWith('shape_')) shapes.set(name.slice(6), pattern);
    else if (isRule) rules.set(name, pattern);
    else {
      const list = commands.get(name) ?? [];
      list.push({ name: commandName(tokens.slice(start, start + 4)), pattern });
      commands.set(name, list);
    }
  }
  return { commands, rules, functions, shapes, words: [...words] };
}

function commandName(tokens: readonly string[]): string {
  const words: string[] = [];
  for (const token of tokens) {
    if (!/^[A-Z_]+$/.test(token) || words.length === 3) break;
    words.push(token.toLowerCase());
  }
  return words.join('-');
}
