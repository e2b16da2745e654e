import type { TextRange } from '../base/index.ts';
import type { CallExpression, Expression, Template } from './nodes.ts';

/** A call in a template: `money(x)`, `dbt_utils.star(…)`. */
export interface TemplateCall {
  /** The names before the parenthesis: a macro, or a package and its macro. */
  readonly path: readonly string[];
  /** Where the last of them stands. */
  readonly nameRange: TextRange;
  readonly range: TextRange;
  /** Positional arguments that are texts written out, with the places inside their quotes; null for others. */
  readonly texts: readonly (TemplateText | null)[];
}

/** All calls of a template, in the order of their text, those inside of others too. */
export function callsIn(template: Template): readonly TemplateCall[] {
  const calls: TemplateCall[] = [];
  visit(template, (node) => {
    const call = node.kind === 'call' ? describe(node) : null;
    if (call !== null) calls.push(call);
  });
  return calls.sort((a, b) => a.nameRange.start - b.nameRange.start);
}

/** A text that is written out in an expression. */
export interface TemplateText {
  readonly value: string;
  /** The place inside its quotes. */
  readonly range: TextRange;
}

/** All texts that are written out in expressions. */
export function textsIn(template: Template): readonly TemplateText[] {
  const texts: TemplateText[] = [];
  visit(template, (node) => {
    if (node.kind === 'constant' && typeof node.value === 'string') texts.push(textOf(node.value, node));
  });
  return texts;
}

function textOf(value: string, { start, end }: TextRange): TemplateText {
  return { value, range: { start: start + 1, end: end - 1 } };
}

function visit(template: Template, see: (node: Expression) => void): void {
  const stack: unknown[] = [...template.nodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if ('kind' in node) see(node as Expression);
    for (const child of Object.values(node)) if (typeof child === 'object') stack.push(child);
  }
}

function describe({ callee, args, start, end }: CallExpression): TemplateCall | null {
  const path: string[] = [];
  let object = callee;
  for (; object.kind === 'attribute'; object = object.object) path.unshift(object.name);
  if (object.kind !== 'name') return null;
  path.unshift(object.name);
  const last = path.at(-1) ?? '';
  const texts = args
    .filter(({ name, spread }) => name === null && spread === 0)
    .map(({ value }) => {
      if (value.kind !== 'constant' || typeof value.value !== 'string') return null;
      return textOf(value.value, value);
    });
  return { path, nameRange: { start: callee.end - last.length, end: callee.end }, range: { start, end }, texts };
}
