/** The name in `{% snapshot name %}` and where it stands; null when there is none. */
export function readSnapshotName(text: string): { readonly name: string; readonly start: number; readonly end: number } | null {
  const match = /\{%-?\s*snapshot\s+(\w+)/.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  const end = match.index + match[0].length;
  return { name, start: end - name.length, end };
}
