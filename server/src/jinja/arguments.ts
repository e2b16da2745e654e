import type { Arguments, Value } from './values.ts';

/** The argument of that name or place. */
export function argument({ positional, named }: Arguments, index: number, name: string): Value | undefined {
  return named.has(name) ? named.get(name) : positional[index];
}

export function textArgument(args: Arguments, index: number, name: string): string | null {
  const value = argument(args, index, name);
  return typeof value === 'string' ? value : null;
}
