import { say } from '../base/index.ts';
import type { Token } from './lex.ts';
import type { Argument, BinaryOperator, Comparison, Expression, TemplateError } from './nodes.ts';

/** Deeper than this, expressions are not read: nobody writes them, and recursion has an end. */
const MOST_NESTED = 120;
/** Operators, filters and members in one tag: each makes the tree deeper by one. */
const MOST_LINKS = 1500;

/** Reads the expressions of one tag. What is wrong is noted once; the rest of the tag is then not understood. */
export class ExpressionParser {
  readonly #tokens: readonly Token[];
  readonly #errors: TemplateError[];
  #at = 0;
  #depth = 0;
  #links = 0;
  #failed = false;

  constructor(tokens: readonly Token[], errors: TemplateError[]) {
    this.#tokens = tokens;
    this.#errors = errors;
  }

  get token(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as Token;
  }

  get failed(): boolean {
    return this.#failed;
  }

  get atEnd(): boolean {
    return this.token.kind === 'end';
  }

  next(): Token {
    const token = this.token;
    if (!this.atEnd) this.#at++;
    return token;
  }

  /** Takes an operator or keyword if it is next. */
  eat(text: string): boolean {
    if (!this.is(text)) return false;
    this.#at++;
    return true;
  }

  is(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token !== undefined && (token.kind === 'name' || token.kind === 'operator') && token.text === text;
  }

  expect(text: string): void {
    if (!this.eat(text)) this.fail(say('Jinja expects “{0}” here', text));
  }

  name(): Token | null {
    if (this.token.kind === 'name') return this.next();
    this.fail(say('Jinja expects a name here'));
    return null;
  }

  /** Notes an error and gives up on the rest of the tag. */
  fail(message: string): void {
    if (!this.#failed) {
      const { start, end } = this.token;
      this.#errors.push({ message, start: this.atEnd ? Math.max(0, start - 1) : start, end });
    }
    this.#failed = true;
    this.#at = this.#tokens.length - 1;
  }

  // ---- from the weakest operator to the strongest

  /** Like `expression`, but a comma makes a tuple. */
  tuple(withChoice = true): Expression {
    const start = this.token.start;
    const first = this.expression(withChoice);
    if (!this.is(',')) return first;
    const items = [first];
    while (this.eat(',')) {
      if (this.atEnd || this.is(')') || this.is('=') || this.is('in')) break;
      items.push(this.expression(withChoice));
    }
    return { kind: 'tuple', items, start, end: this.#end };
  }

  expression(withChoice = true): Expression {
    if (this.#depth >= MOST_NESTED) {
      this.fail(say('This Jinja expression is nested too deeply'));
      return this.#invalid();
    }
    this.#depth++;
    const found = withChoice ? this.#choice() : this.#or();
    this.#depth--;
    return found;
  }

  #choice(): Expression {
    let value = this.#or();
    while (this.is('if')) {
      this.next();
      const test = this.#or();
      const otherwise = this.eat('else') ? this.expression() : null;
      value = { kind: 'choice', test, value, otherwise, start: value.start, end: this.#end };
    }
    return value;
  }

  #or(): Expression {
    return this.#binary(['or'], () => this.#and());
  }

  #and(): Expression {
    return this.#binary(['and'], () => this.#not());
  }

  #not(): Expression {
    const { start } = this.token;
    let count = 0;
    while (this.is('not')) {
      this.next();
      count++;
    }
    let value = this.#compare();
    // Many are as good as one or two.
    for (let left = count === 0 ? 0 : ((count - 1) % 2) + 1; left > 0; left--)
      value = { kind: 'unary', operator: 'not', operand: value, start, end: value.end };
    return value;
  }

  #compare(): Expression {
    const first = this.#concat();
    const rest: Comparison[] = [];
    for (;;) {
      const { text, kind } = this.token;
      if (kind === 'operator' && isComparison(text)) {
        this.next();
        rest.push({ operator: text, right: this.#concat() });
      } else if (this.eat('in')) rest.push({ operator: 'in', right: this.#concat() });
      else if (this.is('not') && this.is('in', 1)) {
        this.next();
        this.next();
        rest.push({ operator: 'not in', right: this.#concat() });
      } else break;
    }
    return rest.length === 0 ? first : { kind: 'compare', first, rest, start: first.start, end: this.#end };
  }

  #concat(): Expression {
    return this.#binary(['+', '-'], () => this.#tilde());
  }

  #tilde(): Expression {
    return this.#binary(['~'], () => this.#binary(['*', '/', '//', '%'], () => this.#sign()));
  }

  #binary(operators: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = operators.find((text) => this.is(text));
      if (operator === undefined || !this.#link()) return left;
      this.next();
      const right = operand();
      left = { kind: 'binary', operator: operator as BinaryOperator, left, right, start: left.start, end: this.#end };
    }
  }

  #sign(withFilters = true): Expression {
    const { start } = this.token;
    const operator = this.is('-') ? '-' : this.is('+') ? '+' : null;
    if (operator === null) return this.#power(withFilters);
    this.next();
    if (++this.#depth > MOST_NESTED) this.fail(say('This Jinja expression is nested too deeply'));
    const operand = this.#sign(false);
    this.#depth--;
    const value: Expression = { kind: 'unary', operator, operand, start, end: operand.end };
    return withFilters ? this.#filters(value) : value;
  }

  #power(withFilters: boolean): Expression {
    const base = this.#postfix(this.#primary());
    const value: Expression =
      this.eat('**') && this.#link()
        ? { kind: 'binary', operator: '**', left: base, right: this.#sign(false), start: base.start, end: this.#end }
        : base;
    return withFilters ? this.#filters(value) : value;
  }

  #filters(base: Expression): Expression {
    let value = base;
    while (this.#link()) {
      const { start } = base;
      if (this.eat('|')) {
        const name = this.#dotted();
        const args = this.is('(') ? this.arguments() : [];
        value = this.#postfix({ kind: 'filter', object: value, name, args, start, end: this.#end });
      } else if (this.eat('is')) {
        const negated = this.eat('not');
        const name = this.#dotted();
        value = { kind: 'test', object: value, name, args: this.#testArguments(), negated, start, end: this.#end };
      } else break;
    }
    return value;
  }

  /** False when the tag has become too long to be followed. */
  #link(): boolean {
    if (++this.#links > MOST_LINKS) this.fail(say('This Jinja expression is too long'));
    return !this.#failed;
  }

  #dotted(): string {
    let name = this.name()?.text ?? '';
    while (this.is('.')) {
      this.next();
      name += `.${this.name()?.text ?? ''}`;
    }
    return name;
  }

  #testArguments(): Argument[] {
    if (this.is('(')) return this.arguments();
    const { kind, text } = this.token;
    const begins =
      kind === 'string' || kind === 'number' || text === '[' || text === '{' || (kind === 'name' && !NO_TEST_ARGUMENT.has(text));
    if (!begins) return [];
    return [{ name: null, spread: 0, value: this.#postfix(this.#primary()) }];
  }

  #postfix(base: Expression): Expression {
    let value = base;
    const { start } = base;
    while (this.#link()) {
      if (this.eat('.')) {
        const { kind, text } = this.token;
        if (kind === 'number') {
          const index: Expression = { kind: 'constant', value: Number(text), start: this.token.start, end: this.token.end };
          this.next();
          value = { kind: 'item', object: value, index, start, end: this.#end };
        } else {
          const name = this.name();
          value = { kind: 'attribute', object: value, name: name?.text ?? '', start, end: this.#end };
        }
      } else if (this.is('[')) value = this.#subscript(value);
      else if (this.is('(')) value = { kind: 'call', callee: value, args: this.arguments(), start, end: this.#end };
      else break;
    }
    return value;
  }

  #subscript(object: Expression): Expression {
    const { start } = object;
    this.next();
    const stops = () => this.is(':') || this.is(']');
    const from = stops() ? null : this.tuple();
    if (!this.is(':')) {
      this.expect(']');
      return from === null ? this.#invalid() : { kind: 'item', object, index: from, start, end: this.#end };
    }
    this.next();
    const to = stops() ? null : this.expression();
    const step = this.eat(':') && !this.is(']') ? this.expression() : null;
    this.expect(']');
    return { kind: 'slice', object, from, to, step, start, end: this.#end };
  }

  arguments(): Argument[] {
    const args: Argument[] = [];
    this.expect('(');
    while (!this.is(')') && !this.#failed) {
      const spread = this.eat('**') ? 2 : this.eat('*') ? 1 : 0;
      const keyword = spread === 0 && this.token.kind === 'name' && this.is('=', 1) ? this.next().text : null;
      if (keyword !== null) this.next();
      args.push({ name: keyword, spread, value: this.expression() });
      if (!this.eat(',')) break;
    }
    this.expect(')');
    return args;
  }

  #primary(): Expression {
    const { kind, text, start } = this.token;
    switch (kind) {
      case 'number':
        this.next();
        return { kind: 'constant', value: Number(text), start, end: this.#end };
      case 'string': {
        let value = '';
        while (this.token.kind === 'string') value += this.next().text;
        return { kind: 'constant', value, start, end: this.#end };
      }
      case 'name':
        this.next();
        if (CONSTANTS.has(text)) return { kind: 'constant', value: CONSTANTS.get(text) ?? null, start, end: this.#end };
        return { kind: 'name', name: text, start, end: this.#end };
      case 'operator':
        if (text === '(') return this.#group();
        if (text === '[') return this.#list();
        if (text === '{') return this.#dict();
        break;
      case 'end':
    }
    this.fail(say('Jinja expects an expression here'));
    return this.#invalid();
  }

  #group(): Expression {
    const { start } = this.next();
    if (this.eat(')')) return { kind: 'tuple', items: [], start, end: this.#end };
    const value = this.tuple();
    this.expect(')');
    return { ...value, start, end: this.#end };
  }

  #list(): Expression {
    const { start } = this.next();
    const items: Expression[] = [];
    while (!this.is(']') && !this.#failed) {
      items.push(this.expression());
      if (!this.eat(',')) break;
    }
    this.expect(']');
    return { kind: 'list', items, start, end: this.#end };
  }

  #dict(): Expression {
    const { start } = this.next();
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.is('}') && !this.#failed) {
      const key = this.expression();
      this.expect(':');
      entries.push([key, this.expression()]);
      if (!this.eat(',')) break;
    }
    this.expect('}');
    return { kind: 'dict', entries, start, end: this.#end };
  }

  #invalid(): Expression {
    const { start, end } = this.token;
    return { kind: 'invalid', start, end };
  }

  get #end(): number {
    return this.#tokens[Math.max(0, Math.min(this.#at, this.#tokens.length - 1) - 1)]?.end ?? 0;
  }
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

const NO_TEST_ARGUMENT = new Set(['else', 'or', 'and', 'is', 'if', 'in', 'not', 'recursive']);

function isComparison(text: string): text is '==' | '!=' | '<' | '>' | '<=' | '>=' {
  return text === '==' || text === '!=' || text === '<' || text === '>' || text === '<=' || text === '>=';
}
