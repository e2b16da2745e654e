/** The type whose values a column holds: of a domain, what it is made of. */
export function valueType({ type, base }: { readonly type: string; readonly base?: string }): string;
export function valueType({ type, base }: { readonly type: string | null; readonly base?: string }): string | null;
export function valueType({ type, base }: { readonly type: string | null; readonly base?: string }): string | null {
  return base ?? type;
}
