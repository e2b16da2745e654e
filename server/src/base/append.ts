/** Adds what `more` holds to a list. `list.push(...more)` overflows the stack where `more` is long. */
export function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}
