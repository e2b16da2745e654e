import { type WarehouseWord, WORD_BY_SPELLING } from './warehouse-words.ts';

/** A part of a name, and the word that it is a spelling of; null for one that the dictionary does not have. */
export interface NameWord {
  readonly text: string;
  readonly word: WarehouseWord | null;
}

/** Cuts the name of a table or column into words: `cust_nm`, `custNm`, `CUSTNM`, `고객명` are all customer and name. */
export function nameWords(name: string): readonly NameWord[] {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const words = joined(partsOf(name)).flatMap((part) => wordsOf(part));
  if (cache.size > 20_000) cache.clear();
  cache.set(name, words);
  return words;
}

const cache = new Map<string, readonly NameWord[]>();

function partsOf(name: string): readonly string[] {
  if (PLAIN.test(name)) return name.split('_').filter((part) => part !== '');
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/([가-힣])([A-Za-z0-9])/g, '$1 $2')
    .replace(/([A-Za-z0-9])([가-힣])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\d+$)/u)
    .filter((part) => part !== '');
}

/** Most names, which need none of the rest. */
const PLAIN = /^[a-z_]+(?:_\d+)?$/;

/** Parts that are a word of the dictionary only together: e and mail, biz and no. */
function joined(parts: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    if (!FIRST_PARTS.has(parts[at] ?? '')) {
      found.push(parts[at] ?? '');
      continue;
    }
    const three = parts.slice(at, at + 3).join('_');
    const two = parts.slice(at, at + 2).join('_');
    if (at + 3 <= parts.length && WORD_BY_SPELLING.has(three)) {
      found.push(three);
      at += 2;
    } else if (at + 2 <= parts.length && WORD_BY_SPELLING.has(two)) {
      found.push(two);
      at += 1;
    } else found.push(parts[at] ?? '');
  }
  return found;
}

const FIRST_PARTS: ReadonlySet<string> = new Set(
  [...WORD_BY_SPELLING.keys()].filter((spelling) => spelling.includes('_')).map((spelling) => spelling.split('_')[0] ?? ''),
);

function wordsOf(part: string): readonly NameWord[] {
  const word = WORD_BY_SPELLING.get(part);
  if (word !== undefined) return [{ text: part, word }];
  if (/[가-힣]/.test(part)) return koreanWords(part);
  return participle(part) ?? runTogether(part) ?? [{ text: part, word: null }];
}

/** `ordered` is a form of order, and not the end of one. */
function participle(text: string): readonly NameWord[] | null {
  if (!text.endsWith('ed')) return null;
  const stem = text.slice(0, -2);
  const word = WORD_BY_SPELLING.get(stem) ?? WORD_BY_SPELLING.get(`${stem}e`);
  return word !== undefined && (word.english === stem || word.english === `${stem}e`) ? [{ text, word }] : null;
}

/** The longest words from the left; syllables of no word are kept together. */
function koreanWords(text: string): readonly NameWord[] {
  const found: NameWord[] = [];
  let unknown = '';
  const flush = () => {
    if (unknown !== '') found.push({ text: unknown, word: null });
    unknown = '';
  };
  for (let at = 0; at < text.length; ) {
    const end = koreanEnd(text, at);
    if (end === null) unknown += text[at++];
    else {
      flush();
      found.push({ text: text.slice(at, end), word: WORD_BY_SPELLING.get(text.slice(at, end)) ?? null });
      at = end;
    }
  }
  flush();
  return found;
}

function koreanEnd(text: string, at: number): number | null {
  const least = at > 0 ? at + 1 : at + 2;
  for (let end = text.length; end >= least; end--) {
    const single = end === at + 1;
    if (single && end !== text.length) continue;
    if (WORD_BY_SPELLING.has(text.slice(at, end))) return end;
  }
  return null;
}

/** `custnm`, `salesamt`: words of at least two letters that take up the whole text, as few as possible; null when there are none such. */
function runTogether(text: string): readonly NameWord[] | null {
  if (text.length < 5 || text.length > 30 || !/^[a-z]+$/.test(text)) return null;
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - 14); start <= end - 2; start++) {
      const before = best[start];
      const piece = text.slice(start, end);
      if (before === null || before === undefined || !WORD_BY_SPELLING.has(piece)) continue;
      const current = best[end];
      if (current === null || current === undefined || before.length + 1 < current.length) best[end] = [...before, piece];
    }
  }
  const pieces = best[text.length];
  // Many short pieces are chance.
  if (pieces === null || pieces === undefined || pieces.length > 3 || text.length / pieces.length < 2.5) return null;
  return pieces.map((piece) => ({ text: piece, word: WORD_BY_SPELLING.get(piece) ?? null }));
}
