/** A text without Jinja, or with nothing but names of tables written out, is what it is: the parser understands it by itself. */
export function needsRendering(text: string): boolean {
  if (text.includes('{%')) return true;
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at + 2)) {
    WRITTEN_OUT.lastIndex = at;
    if (!WRITTEN_OUT.test(text)) return true;
  }
  return false;
}

const WRITTEN_OUT =
  /\{\{\s*(?:ref\(\s*(?:'[^']*'|"[^"]*")\s*\)|source\(\s*(?:'[^']*'|"[^"]*")\s*,\s*(?:'[^']*'|"[^"]*")\s*\)|this)\s*\}\}/y;
