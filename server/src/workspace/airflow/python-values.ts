import { type PythonToken, pythonTokens } from './python-tokens.ts';

/** An expression of Python as far as it is read. What is not is `other`, with its place. */
export type PythonValue =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly start: number;
      readonly end: number;
      readonly exact: boolean;
      readonly valueStart: number;
    }
  | { readonly type: 'list'; readonly items: readonly PythonValue[]; readonly start: number; readonly end: number }
  | {
      readonly type: 'dict';
      readonly entries: readonly (readonly [string, PythonValue])[];
      readonly start: number;
      readonly end: number;
    }
  | PythonCall
  | { readonly type: 'name'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly type: 'other'; readonly start: number; readonly end: number };

export interface PythonCall {
  readonly type: 'call';
  /** With its dots: `airflow.DAG`. */
  readonly callee: string;
  readonly positional: readonly PythonValue[];
  readonly named: ReadonlyMap<string, PythonValue>;
  readonly start: number;
  readonly end: number;
}

export type PythonStatement =
  | { readonly type: 'assign'; readonly name: string; readonly value: PythonValue; readonly indent: number; readonly block: boolean }
  | { readonly type: 'chain'; readonly operands: readonly PythonValue[]; readonly operators: readonly string[]; readonly indent: number }
  | { readonly type: 'decorator'; readonly value: PythonValue; readonly indent: number }
  | { readonly type: 'define'; readonly name: string; readonly start: number; readonly end: number; readonly indent: number };

/** The statements of a text that say something about values; others are passed over, but calls in them are found. Nothing is run. */
export function readPython(text: string): readonly PythonStatement[] {
  return new PythonReader(pythonTokens(text)).statements();
}

/** Deeper nesting than people write is not followed. */
const DEEPEST = 60;

class PythonReader {
  readonly #tokens: readonly PythonToken[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly PythonToken[]) {
    this.#tokens = tokens;
  }

  statements(): PythonStatement[] {
    const found: PythonStatement[] = [];
    while (this.#at < this.#tokens.length) {
      const before = this.#at;
      const token = this.#peek();
      if (token === undefined) break;
      if (token.kind === 'newline') this.#at++;
      else found.push(...this.#statement(token));
      if (this.#at === before) this.#at++;
    }
    return found;
  }

  #statement(token: PythonToken): PythonStatement[] {
    const { indent } = token;
    if (token.text === '@') {
      this.#at++;
      const value = this.#value();
      this.#skipLine();
      return [{ type: 'decorator', value, indent }];
    }
    if (token.text === 'async') this.#at++;
    if (this.#peek()?.text === 'with') return this.#with(indent);
    if (this.#peek()?.text === 'def' || this.#peek()?.text === 'class') {
      const name = this.#tokens[this.#at + 1];
      this.#toBlock();
      return name === undefined ? [] : [{ type: 'define', name: name.text, start: token.start, end: name.end, indent }];
    }
    if (token.kind === 'name' && BLOCKS.has(token.text)) {
      this.#at++;
      if (token.text === 'return') return this.#chain(indent);
      this.#toBlock();
      return [];
    }
    const name = this.#assigned();
    if (name !== null) return [{ type: 'assign', name, value: this.#joined(), indent, block: false }, ...this.#rest(indent)];
    return this.#chain(indent);
  }

  /** `with DAG(...) as dag, TaskGroup(...) as group:` */
  #with(indent: number): PythonStatement[] {
    this.#at++;
    const found: PythonStatement[] = [];
    const grouped = this.#peek()?.text === '(';
    if (grouped) this.#at++;
    for (;;) {
      const value = this.#value();
      let name = '';
      if (this.#peek()?.text === 'as') {
        this.#at++;
        name = this.#peek()?.text ?? '';
        this.#at++;
      }
      found.push({ type: 'assign', name, value, indent, block: true });
      if (this.#peek()?.text !== ',') break;
      this.#at++;
      if (this.#peek()?.text === ')') break;
    }
    this.#toBlock();
    return found;
  }

  /** The name before `=`, with a type or without; null when this is no assignment of one name. */
  #assigned(): string | null {
    const [name, next] = [this.#tokens[this.#at], this.#tokens[this.#at + 1]];
    if (name?.kind !== 'name' || next === undefined) return null;
    if (next.text === '=') {
      this.#at += 2;
      return name.text;
    }
    if (next.text !== ':') return null;
    for (let at = this.#at + 2; at < this.#tokens.length; at++) {
      const token = this.#tokens[at];
      if (token === undefined || token.kind === 'newline') return null;
      if (token.text === '=') {
        this.#at = at + 1;
        return name.text;
      }
    }
    return null;
  }

  /** What follows an assignment on its line: `a = b >> c`. */
  #rest(indent: number): PythonStatement[] {
    const token = this.#peek();
    if (token?.text === '>>' || token?.text === '<<') return this.#chain(indent);
    this.#skipLine();
    return [];
  }

  #chain(indent: number): PythonStatement[] {
    const operands = [this.#joined()];
    const operators: string[] = [];
    for (let token = this.#peek(); token?.text === '>>' || token?.text === '<<'; token = this.#peek()) {
      operators.push(token.text);
      this.#at++;
      operands.push(this.#joined());
    }
    this.#skipLine();
    return [{ type: 'chain', operands, operators, indent }];
  }

  /** Texts with `+` between them are one text. */
  #joined(): PythonValue {
    let value = this.#value();
    while (this.#peek()?.text === '+' || this.#peek()?.text === '%') {
      const joins = this.#peek()?.text === '+';
      this.#at++;
      const right = this.#value();
      if (value.type === 'text' && right.type === 'text' && joins)
        value = { ...value, text: value.text + right.text, end: right.end, exact: false };
      else if (value.type === 'text') value = { ...value, end: right.end, exact: false };
      else value = { type: 'other', start: value.start, end: right.end };
    }
    return value;
  }

  #value(): PythonValue {
    const token = this.#peek();
    if (token === undefined || this.#depth > DEEPEST) return this.#skipValue();
    this.#depth++;
    const value = this.#primary(token);
    this.#depth--;
    return value;
  }

  #primary(token: PythonToken): PythonValue {
    if (token.kind === 'string') return this.#text();
    if (token.kind === 'name') return this.#nameOrCall(token);
    if (token.text === '[' || token.text === '(') return this.#list(token);
    if (token.text === '{') return this.#dict(token);
    return this.#skipValue();
  }

  /** Texts that stand side by side are one. */
  #text(): PythonValue {
    const first = this.#peek();
    let text = '';
    let exact = true;
    let end = first?.end ?? 0;
    let count = 0;
    for (let token = first; token?.kind === 'string'; token = this.#peek()) {
      text += token.value;
      exact &&= token.exact;
      end = token.end;
      count++;
      this.#at++;
    }
    const value = {
      type: 'text' as const,
      text,
      start: first?.start ?? 0,
      end,
      exact: exact && count === 1,
      valueStart: first?.valueStart ?? 0,
    };
    // `"…".format(…)` and the like.
    return this.#peek()?.text === '.' ? { ...value, end: this.#skipValue().end, exact: false } : value;
  }

  #nameOrCall(first: PythonToken): PythonValue {
    let callee = first.text;
    this.#at++;
    while (this.#peek()?.text === '.' && this.#tokens[this.#at + 1]?.kind === 'name') {
      callee += `.${this.#tokens[this.#at + 1]?.text ?? ''}`;
      this.#at += 2;
    }
    if (this.#peek()?.text !== '(') {
      const name: PythonValue = { type: 'name', name: callee, start: first.start, end: this.#previousEnd() };
      return this.#peek()?.text === '[' ? { type: 'other', start: first.start, end: this.#skipValue().end } : name;
    }
    let call = this.#call(callee, first.start);
    // `Operator.partial(…).expand(…)`, `open(…).read()`: what the first call was told counts.
    while (this.#peek()?.text === '.' && this.#tokens[this.#at + 1]?.kind === 'name') {
      const method = this.#tokens[this.#at + 1]?.text ?? '';
      this.#at += 2;
      if (this.#peek()?.text !== '(') break;
      const next = this.#call(method, first.start);
      call = { ...call, named: new Map([...next.named, ...call.named]), end: next.end };
    }
    return call;
  }

  #call(callee: string, start: number): PythonCall {
    this.#at++;
    const positional: PythonValue[] = [];
    const named = new Map<string, PythonValue>();
    for (let token = this.#peek(); token !== undefined && token.text !== ')'; token = this.#peek()) {
      const before = this.#at;
      const next = this.#tokens[this.#at + 1];
      if (token.text === ',') {
        this.#at++;
        continue;
      }
      if (token.kind === 'name' && next?.text === '=') {
        this.#at += 2;
        named.set(token.text, this.#joined());
      } else positional.push(this.#joined());
      this.#toSeparator();
      if (this.#at === before) this.#at++;
    }
    const end = this.#peek()?.end ?? this.#previousEnd();
    this.#at++;
    return { type: 'call', callee: callee.replace(/\.(partial|override)$/, ''), positional, named, start, end };
  }

  #list(open: PythonToken): PythonValue {
    this.#at++;
    const items: PythonValue[] = [];
    let commas = 0;
    for (let token = this.#peek(); token !== undefined && !/^[)\]}]$/.test(token.text); token = this.#peek()) {
      const before = this.#at;
      if (token.text === ',') {
        commas++;
        this.#at++;
        continue;
      }
      items.push(this.#joined());
      this.#toSeparator();
      if (this.#at === before) this.#at++;
    }
    const end = this.#peek()?.end ?? this.#previousEnd();
    this.#at++;
    const [only] = items;
    if (open.text === '(' && commas === 0 && only !== undefined) return only;
    return { type: 'list', items, start: open.start, end };
  }

  #dict(open: PythonToken): PythonValue {
    this.#at++;
    const entries: (readonly [string, PythonValue])[] = [];
    for (let token = this.#peek(); token !== undefined && token.text !== '}'; token = this.#peek()) {
      const before = this.#at;
      if (token.text === ',') {
        this.#at++;
        continue;
      }
      const key = this.#joined();
      if (this.#peek()?.text === ':') {
        this.#at++;
        const value = this.#joined();
        if (key.type === 'text') entries.push([key.text, value]);
      }
      this.#toSeparator();
      if (this.#at === before) this.#at++;
    }
    const end = this.#peek()?.end ?? this.#previousEnd();
    this.#at++;
    return { type: 'dict', entries, start: open.start, end };
  }

  /** What is not read: to the next comma, bracket, arrow or end of the line, over brackets that are opened on the way. */
  #skipValue(): PythonValue {
    const start = this.#peek()?.start ?? this.#previousEnd();
    let depth = 0;
    for (let token = this.#peek(); token !== undefined; token = this.#peek()) {
      if (depth === 0 && /^([,)\]}:]|>>|<<|\n)$/.test(token.text) && token.kind !== 'string') break;
      if (token.kind === 'operator' && /^[([{]$/.test(token.text)) depth++;
      if (token.kind === 'operator' && /^[)\]}]$/.test(token.text)) depth--;
      this.#at++;
    }
    return { type: 'other', start, end: this.#previousEnd() };
  }

  /** Behind a value that went on (`a if b else c`, a comprehension): to what ends it. */
  #toSeparator(): void {
    const token = this.#peek();
    if (token !== undefined && !/^[,)\]}:]$/.test(token.text)) this.#skipValue();
  }

  #toBlock(): void {
    let depth = 0;
    for (let token = this.#peek(); token !== undefined && token.kind !== 'newline'; token = this.#peek()) {
      if (token.kind === 'operator' && /^[([{]$/.test(token.text)) depth++;
      if (token.kind === 'operator' && /^[)\]}]$/.test(token.text)) depth--;
      this.#at++;
      if (depth <= 0 && token.text === ':') return;
    }
  }

  #skipLine(): void {
    while (this.#peek() !== undefined && this.#peek()?.kind !== 'newline' && this.#peek()?.text !== ';') this.#at++;
    this.#at++;
  }

  #peek(): PythonToken | undefined {
    return this.#tokens[this.#at];
  }

  #previousEnd(): number {
    return this.#tokens[Math.min(this.#at, this.#tokens.length) - 1]?.end ?? 0;
  }
}

const BLOCKS: ReadonlySet<string> = new Set(['if', 'elif', 'else', 'for', 'while', 'try', 'except', 'finally', 'return', 'match', 'case']);
