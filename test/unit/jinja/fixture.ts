import {
  callable,
  parseTemplate,
  renderVariants,
  type TemplateError,
  Undefined,
  Unknown,
  type Value,
} from '../../../server/src/jinja/index.ts';

/** What the tests know besides the template's own names: names that start with `u_` are unknown. */
function globals(name: string): Value | undefined {
  if (name.startsWith('u_')) return new Unknown(name);
  if (name === 'range') return callable(name, ({ positional }) => numbers(positional as number[]));
  if (name === 'namespace') {
    return callable(name, ({ named }) => {
      const members = new Map(named);
      const assign = (member: string, value: Value) => void members.set(member, value);
      return { type: 'thing', printed: '', identity: '', member: (member) => members.get(member) ?? new Undefined(member), assign };
    });
  }
  return undefined;
}

function numbers([first = 0, second, step = 1]: readonly number[]): number[] {
  const [from, to] = second === undefined ? [0, first] : [first, second];
  const found: number[] = [];
  for (let at = from; at < to; at += step) found.push(at);
  return found;
}

export function render(template: string): {
  readonly texts: readonly string[];
  readonly errors: readonly TemplateError[];
  readonly variants: ReturnType<typeof renderVariants>;
} {
  const parsed = parseTemplate(template);
  const variants = renderVariants(parsed, globals);
  return { texts: variants.all.map(({ text }) => text), errors: parsed.errors, variants };
}
