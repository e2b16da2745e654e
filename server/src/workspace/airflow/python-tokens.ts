/** A token of Python. Strings carry their value; `exact` says that it stands in the file just so, without escapes. */
export interface PythonToken {
  readonly kind: 'name' | 'string' | 'number' | 'operator' | 'newline';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly exact: boolean;
  /** Offset of the value in the file, behind the quotes. */
  readonly valueStart: number;
  /** Columns before the first token of its line. */
  readonly indent: number;
}

const TOKEN =
  /(?<space>[ \t\f]+|\\\r?\n)|(?<comment>#[^\n]*)|(?<newline>\r?\n)|(?<string>(?<prefix>[rbfuRBFU]{0,2})(?<quote>"""|'''|"|'))|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d[\w.]*)|(?<operator>>>|<<|\*\*|->|:=|==|!=|<=|>=|[^\s])/uy;

/** The tokens of a text; ends of lines only where a statement can end. Whatever the text is, each of its characters is passed once. */
export function pythonTokens(text: string): readonly PythonToken[] {
  const tokens: PythonToken[] = [];
  let depth = 0;
  let lineStart = 0;
  let indent = 0;
  let fresh = true;
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      at++;
      continue;
    }
    const { space, comment, newline, string, prefix = '', quote = '' } = match.groups ?? {};
    const start = at;
    at += match[0].length;
    if (space !== undefined || comment !== undefined) continue;
    if (fresh && newline === undefined) {
      indent = start - lineStart;
      fresh = false;
    }
    const common = { start, indent, value: '', exact: true, valueStart: start };
    if (newline !== undefined) {
      lineStart = at;
      if (depth > 0) continue;
      fresh = true;
      tokens.push({ kind: 'newline', text: '\n', end: at, ...common });
      continue;
    }
    if (string !== undefined) {
      const body = stringBody(text, at, quote, prefix);
      at = body.end;
      tokens.push({ kind: 'string', text: prefix.toLowerCase(), end: at, ...common, ...body.value });
      continue;
    }
    const kind = match.groups?.['name'] !== undefined ? 'name' : match.groups?.['number'] !== undefined ? 'number' : 'operator';
    if (kind === 'operator' && /^[([{]$/.test(match[0])) depth++;
    if (kind === 'operator' && /^[)\]}]$/.test(match[0])) depth = Math.max(0, depth - 1);
    tokens.push({ kind, text: match[0], end: at, ...common });
  }
  return tokens;
}

function stringBody(
  text: string,
  start: number,
  quote: string,
  prefix: string,
): { readonly end: number; readonly value: Pick<PythonToken, 'value' | 'exact' | 'valueStart'> } {
  let at = start;
  const raw = /r/i.test(prefix);
  for (; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at)) break;
    // A string in one quote ends with its line at the latest: its other quote is missing.
    else if (quote.length === 1 && text[at] === '\n') break;
  }
  const written = text.slice(start, Math.min(at, text.length));
  const value = raw
    ? written
    : written.replace(/\\(\r?\n|.)/gs, (_, escaped: string) => ESCAPES[escaped] ?? (escaped.endsWith('\n') ? '' : escaped));
  const end = text.startsWith(quote, at) ? at + quote.length : Math.min(at, text.length);
  return { end, value: { value, exact: value === written && !/f/i.test(prefix), valueStart: start } };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
