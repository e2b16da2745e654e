/** A part of a dotted name. Quotes around it are gone. */
export interface WrittenPart {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * The parts of a name as people write it on a command line or in a setting: bare, with spaces in them or not, or quoted as any of the
 * databases quotes, so that a dot can be within a part. A quote that begins no part, or is not closed before a dot, is a letter like others.
 */
export function writtenParts(name: string): readonly WrittenPart[] {
  const parts: WrittenPart[] = [];
  for (let rest = name; ; ) {
    const quoted = QUOTED.exec(rest);
    const [whole = ''] = quoted ?? BARE.exec(rest) ?? [];
    const [open = ''] = whole;
    const close = open === '[' ? ']' : open;
    const text = quoted === null ? whole : whole.slice(1, -1).replaceAll(close + close, close);
    parts.push({ text, quoted: quoted !== null });
    if (whole.length === rest.length) return parts;
    rest = rest.slice(whole.length + 1);
  }
}

const QUOTED = /^(?:"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[(?:[^\]]|\]\])+\])(?=\.|$)/;
const BARE = /^[^.]*/;
