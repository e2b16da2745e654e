import { say, type TextRange } from '../base/index.ts';
import { cutTemplate, type Piece, scanExpression } from './lex.ts';
import type { BlockFilter, Expression, MacroNode, Parameter, SetTarget, Template, TemplateError, TemplateNode } from './nodes.ts';
import { ExpressionParser } from './parse-expression.ts';

/** Reads a template. Half-typed ones too: an error is noted, and what is missing is taken for an end. Linear; never throws. */
export function parseTemplate(text: string): Template {
  const parser = new TemplateParser(text);
  return { text, nodes: parser.all(), errors: parser.errors };
}

type Tag = Extract<Piece, { readonly kind: 'output' | 'tag' }>;

/** Blocks in blocks beyond this are left open: real templates have a handful. */
const MOST_BLOCKS = 60;

class TemplateParser {
  readonly errors: TemplateError[] = [];
  readonly #text: string;
  readonly #pieces: readonly Piece[];
  readonly #open: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#pieces = cutTemplate(text);
  }

  all(): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    for (;;) {
      nodes.push(...this.#body());
      const stray = this.#pieces[this.#at];
      if (stray === undefined) return nodes;
      this.errors.push({ message: say('“{0}” ends nothing here', this.#word(stray)), start: stray.start, end: stray.end });
      this.#at++;
    }
  }

  /** Up to a tag that ends or divides a block around it; that one is not taken. */
  #body(): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    for (let piece = this.#pieces[this.#at]; piece !== undefined; piece = this.#pieces[this.#at]) {
      if (piece.kind === 'text') {
        nodes.push({ kind: 'text', start: piece.start, end: piece.end });
        this.#at++;
        continue;
      }
      if (piece.kind === 'tag' && ENDS.test(this.#word(piece))) return nodes;
      this.#at++;
      if (!piece.terminated) {
        const message = piece.kind === 'tag' ? say('This Jinja block is not terminated') : say('This Jinja expression is not terminated');
        this.errors.push({ message, start: piece.start, end: piece.start + 2 });
      }
      nodes.push(piece.kind === 'output' ? this.#output(piece) : this.#tag(piece));
    }
    return nodes;
  }

  #output(piece: Tag): TemplateNode {
    const p = this.#expressions(piece);
    const expression = p.tuple();
    this.#finish(p);
    return { kind: 'output', expression, start: piece.start, end: piece.end };
  }

  #tag(piece: Tag): TemplateNode {
    const { start } = piece;
    const p = this.#expressions(piece);
    const word = p.token.kind === 'name' ? p.next().text : '';
    if (this.#open.length >= MOST_BLOCKS) return { kind: 'tag', word, start, end: piece.end };
    switch (word) {
      case 'if':
        return this.#if(piece, p);
      case 'for':
        return this.#for(piece, p);
      case 'set':
        return this.#set(piece, p);
      case 'macro':
      case 'test':
      case 'data_test':
      case 'materialization':
        return this.#macro(piece, p, word);
      case 'call': {
        const parameters = p.is('(') ? this.#parameters(p) : [];
        const call = p.expression();
        this.#finish(p);
        const body = this.#block(piece, 'call');
        return { kind: 'call-block', parameters, call, body, start, end: this.#end(piece) };
      }
      case 'filter': {
        const filters = this.#blockFilters(p);
        this.#finish(p);
        const body = this.#block(piece, 'filter');
        return { kind: 'filter-block', filters, body, start, end: this.#end(piece) };
      }
      case 'with':
        return this.#with(piece, p);
      case 'do': {
        const expression = p.tuple();
        this.#finish(p);
        return { kind: 'do', expression, start, end: piece.end };
      }
      case 'snapshot': {
        const name = p.name();
        const body = this.#block(piece, 'snapshot');
        return { kind: 'snapshot', name: name?.text ?? '', nameRange: rangeOf(name ?? piece.inner), body, start, end: this.#end(piece) };
      }
      case 'docs':
      case 'block':
        if (word === 'docs') this.#skipTo('enddocs');
        return { kind: 'tag', word, start, end: this.#end(piece) };
      default:
        return { kind: 'tag', word, start, end: piece.end };
    }
  }

  #if(piece: Tag, p: ExpressionParser): TemplateNode {
    const branches: { condition: Expression | null; body: readonly TemplateNode[] }[] = [];
    let condition: Expression | null = p.tuple();
    this.#finish(p);
    for (;;) {
      const { body, stop } = this.#part('if', ['elif', 'else']);
      branches.push({ condition, body });
      if (stop === null) break;
      const words = this.#expressions(stop);
      const word = words.next().text;
      condition = word === 'elif' ? words.tuple() : null;
      if (word === 'elif') this.#finish(words);
    }
    this.#close(piece, 'if');
    return { kind: 'if', branches, start: piece.start, end: this.#end(piece) };
  }

  #for(piece: Tag, p: ExpressionParser): TemplateNode {
    const targets: string[] = [];
    const parenthesis = p.eat('(');
    do {
      const name = p.name();
      if (name !== null) targets.push(name.text);
    } while (p.eat(','));
    if (parenthesis) p.expect(')');
    p.expect('in');
    const iterable = p.tuple(false);
    const filter = p.eat('if') ? p.expression() : null;
    const recursive = p.eat('recursive');
    this.#finish(p);
    const { body, stop } = this.#part('for', ['else']);
    const otherwise = stop === null ? [] : this.#part('for', []).body;
    this.#close(piece, 'for');
    return { kind: 'for', targets, iterable, filter, recursive, body, otherwise, start: piece.start, end: this.#end(piece) };
  }

  #set(piece: Tag, p: ExpressionParser): TemplateNode {
    const { start } = piece;
    const targets: SetTarget[] = [];
    const parenthesis = p.eat('(');
    do {
      const name = p.name();
      if (name === null) break;
      const attribute = p.eat('.') ? (p.name()?.text ?? null) : null;
      targets.push({ name: name.text, attribute });
    } while (p.eat(','));
    if (parenthesis) p.expect(')');
    const target = targets[0] ?? { name: '', attribute: null };
    if (p.eat('=')) {
      const value = p.tuple();
      this.#finish(p);
      return { kind: 'set', targets, value, start, end: piece.end };
    }
    if (p.failed) return { kind: 'tag', word: 'set', start, end: piece.end };
    const filters = p.eat('|') ? this.#blockFilters(p) : [];
    this.#finish(p);
    const body = this.#block(piece, 'set');
    return { kind: 'set-block', target, filters, body, start, end: this.#end(piece) };
  }

  #macro(piece: Tag, p: ExpressionParser, word: string): MacroNode {
    const name = p.name();
    const flavour = word === 'macro' ? 'macro' : word === 'materialization' ? 'materialization' : 'test';
    const parameters = p.is('(') ? this.#parameters(p) : [];
    // `{% materialization view, adapter='x' %}` has words of its own behind the name.
    if (flavour !== 'materialization') this.#finish(p);
    const body = this.#block(piece, word);
    return {
      kind: 'macro',
      flavour,
      name: name?.text ?? '',
      nameRange: rangeOf(name ?? piece.inner),
      parameters,
      body,
      start: piece.start,
      end: this.#end(piece),
    };
  }

  #parameters(p: ExpressionParser): Parameter[] {
    const found: Parameter[] = [];
    p.expect('(');
    while (!p.is(')') && !p.failed) {
      const name = p.name();
      if (name === null) break;
      // dbt lets macros declare types: `x: string`.
      if (p.eat(':')) p.expression();
      found.push({ name: name.text, range: rangeOf(name), fallback: p.eat('=') ? p.expression() : null });
      if (!p.eat(',')) break;
    }
    p.expect(')');
    return found;
  }

  #with(piece: Tag, p: ExpressionParser): TemplateNode {
    const assignments: { name: string; value: Expression }[] = [];
    while (!p.atEnd && !p.failed) {
      const name = p.name();
      p.expect('=');
      assignments.push({ name: name?.text ?? '', value: p.expression() });
      if (!p.eat(',')) break;
    }
    this.#finish(p);
    const body = this.#block(piece, 'with');
    return { kind: 'with', assignments, body, start: piece.start, end: this.#end(piece) };
  }

  #blockFilters(p: ExpressionParser): BlockFilter[] {
    const filters: BlockFilter[] = [];
    do {
      const name = p.name();
      if (name === null) break;
      filters.push({ name: name.text, args: p.is('(') ? p.arguments() : [] });
    } while (p.eat('|'));
    return filters;
  }

  // ---- blocks and their ends

  #block(piece: Tag, word: string): TemplateNode[] {
    const { body } = this.#part(word, []);
    this.#close(piece, word);
    return body;
  }

  /** A part of a block: up to one of `dividers`, which is taken and returned, or up to an end. */
  #part(word: string, dividers: readonly string[]): { readonly body: TemplateNode[]; readonly stop: Tag | null } {
    this.#open.push(word);
    const body = this.#body();
    for (;;) {
      const piece = this.#pieces[this.#at];
      const found = piece === undefined ? '' : this.#word(piece);
      if (piece !== undefined && piece.kind !== 'text' && dividers.includes(found)) {
        this.#at++;
        this.#open.pop();
        return { body, stop: piece };
      }
      const ends = found.replace(/^end_?/, '');
      // An end that belongs to nothing around it is passed over; one that belongs further out ends this block too.
      if (piece === undefined || (found.startsWith('end') && this.#open.includes(ends))) break;
      this.errors.push({ message: say('“{0}” does not belong to this “{1}”', found, word), start: piece.start, end: piece.end });
      this.#at++;
      body.push(...this.#body());
    }
    this.#open.pop();
    return { body, stop: null };
  }

  #close(piece: Tag, word: string): void {
    const end = this.#pieces[this.#at];
    if (end !== undefined && end.kind === 'tag' && this.#word(end) === `end${word}`) this.#at++;
    else this.errors.push({ message: say('“{0}” has no “{1}”', word, `end${word}`), start: piece.start, end: piece.end });
  }

  #skipTo(word: string): void {
    while (this.#at < this.#pieces.length) {
      const piece = this.#pieces[this.#at++];
      if (piece?.kind === 'tag' && this.#word(piece) === word) return;
    }
  }

  /** Behind the piece that was taken last. */
  #end(piece: Tag): number {
    return this.#pieces[this.#at - 1]?.end ?? piece.end;
  }

  #word(piece: Piece): string {
    if (piece.kind !== 'tag') return '';
    return /^\s*(\w+)/.exec(this.#text.slice(piece.inner.start, piece.inner.end))?.[1] ?? '';
  }

  #expressions(piece: Tag): ExpressionParser {
    return new ExpressionParser(scanExpression(this.#text, piece.inner), this.errors);
  }

  #finish(p: ExpressionParser): void {
    if (!p.atEnd) p.fail(say('Jinja does not expect “{0}” here', p.token.text));
  }
}

const ENDS = /^(end\w+|else|elif)$/;

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}
