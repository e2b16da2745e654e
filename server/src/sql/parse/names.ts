/** The name inside a quoted identifier or string: quotes taken off, doubled quotes undone. */
export function identifierName(source: string): string {
  const first = source.charCodeAt(0);
  if (first === 91) return source.slice(1, source.endsWith(']') ? -1 : undefined).replaceAll(']]', ']');
  const at = source.search(/["'`]/);
  if (at < 0) return source;
  const quote = source.charAt(at);
  const closed = source.length > at + 1 && source.endsWith(quote);
  return source.slice(at + 1, closed ? -1 : undefined).replaceAll(quote + quote, quote);
}
