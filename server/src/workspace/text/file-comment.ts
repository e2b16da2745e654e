/** What a file says of itself among its first lines: `-- aetl: dialect=oracle connection=erp`; names with blanks stand in double quotes. */
export function fileComment(text: string, key: 'dialect' | 'connection'): string | null {
  const said = /^\s*(?:--|#|\/\*|\{#)\s*aetl:(.*)$/im.exec(text.slice(0, FIRST))?.[1] ?? '';
  for (const [, name, quoted, plain] of said.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s"*#,;}]+))/g))
    if (name?.toLowerCase() === key) return quoted ?? plain ?? null;
  return null;
}

/** Characters that are looked at. */
const FIRST = 2000;
