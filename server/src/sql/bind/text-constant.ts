import type { Expression } from '../syntax/nodes.ts';
import type { Binder } from './binder.ts';

/** The text that an expression yields, where only constants go into it: literals, `||`, `+`, CONCAT, FORMAT, variables that hold such. */
export function textConstant(b: Binder, expression: Expression): string | null {
  switch (expression.kind) {
    case 'literal':
      return expression.type === 'string' ? literalText(b.textOf(expression), b.dialect.lexical.backslashEscapes) : null;
    case 'parameter':
      return b.variable(expression.name)?.text ?? null;
    case 'column':
      return expression.parts.length === 1 ? (b.variable(expression.parts[0]?.name ?? '')?.text ?? null) : null;
    case 'cast':
      return textConstant(b, expression.expression);
    case 'operation': {
      if (expression.op !== '||' && expression.op !== '+' && expression.op !== '()') return null;
      return joined(b, expression.operands);
    }
    case 'call': {
      const name = (expression.name.parts.at(-1)?.name ?? '').toLowerCase();
      if (name === 'concat') return joined(b, expression.args);
      return name === 'format' ? formatted(b, expression.args) : null;
    }
    default:
      return null;
  }
}

function joined(b: Binder, parts: readonly Expression[]): string | null {
  let text = '';
  for (const part of parts) {
    const own = textConstant(b, part);
    if (own === null) return null;
    text += own;
  }
  return text;
}

/** PostgreSQL's format('… %I … %L …', …) and BigQuery's with %s. */
function formatted(b: Binder, args: readonly Expression[]): string | null {
  const [first, ...rest] = args;
  const template = first === undefined ? null : textConstant(b, first);
  if (template === null) return null;
  let next = 0;
  let isConstant = true;
  const text = template.replace(/%(?:(\d+)\$)?([sIL%dt])/g, (_, position: string | undefined, type: string) => {
    if (type === '%') return '%';
    const arg = rest[position === undefined ? next++ : Number(position) - 1];
    const value = arg === undefined ? null : (textConstant(b, arg) ?? numberText(b, arg));
    if (value === null) {
      isConstant = false;
      return '';
    }
    if (type === 'L') return `'${value.replaceAll("'", "''")}'`;
    return type === 'I' && !/^[a-z_][a-z0-9_$]*$/.test(value) ? `"${value}"` : value;
  });
  return isConstant ? text : null;
}

function numberText(b: Binder, expression: Expression): string | null {
  return expression.kind === 'literal' && expression.type === 'number' ? b.textOf(expression) : null;
}

/** What stands between the quotes, its escapes undone; null for strings that are put together otherwise. */
export function literalText(source: string, backslashes: boolean): string | null {
  const dollar = /^\$([^$]*)\$/.exec(source);
  if (dollar !== null) return source.length >= 2 * dollar[0].length ? source.slice(dollar[0].length, -dollar[0].length) : null;
  const oracle = /^n?q'(.)([\s\S]*).'$/i.exec(source);
  if (oracle !== null) return oracle[2] ?? null;
  const triple = /^(?:r)?("""|''')([\s\S]*)\1$/i.exec(source);
  if (triple !== null) return triple[2] ?? null;
  const plain = /^(n|e|r)?(['"])([\s\S]*)\2$/i.exec(source);
  if (plain === null) return null;
  const [, prefix = '', quote = "'", inner = ''] = plain;
  const undoubled = inner.replaceAll(quote + quote, quote);
  if (!(backslashes && prefix.toLowerCase() !== 'r') && prefix.toLowerCase() !== 'e') return undoubled;
  return undoubled.replace(/\\([\s\S])/g, (_, c: string) => (c === 'n' ? '\n' : c === 't' ? '\t' : c));
}
