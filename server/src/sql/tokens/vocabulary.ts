/**
 * The words that grammars ask for, each kept once, so that the parser compares words by identity.
 * Look-up is by a hash that the scanner computes while it walks over the word: no substring is made for unknown names.
 */
export class Vocabulary {
  #slots: string[] = new Array<string>(4096).fill('');
  #count = 0;

  constructor(words: Iterable<string> = []) {
    for (const word of words) this.add(word);
  }

  /** Adds a word in upper case; adding it again does nothing. */
  add(word: string): void {
    if (this.#count * 2 > this.#slots.length) this.#grow();
    const mask = this.#slots.length - 1;
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i));
    for (let slot = finish(hash) & mask; ; slot = (slot + 1) & mask) {
      const there = this.#slots[slot] as string;
      if (there === word) return;
      if (there === '') {
        this.#slots[slot] = word;
        this.#count++;
        return;
      }
    }
  }

  /** The known spelling of text[start, end) or ''. `hash` is the fold of `hashStep` over its characters. */
  find(text: string, start: number, end: number, hash: number): string {
    const mask = this.#slots.length - 1;
    const length = end - start;
    for (let slot = finish(hash) & mask; ; slot = (slot + 1) & mask) {
      const word = this.#slots[slot] as string;
      if (word === '') return '';
      if (word.length === length && sameLetters(word, text, start)) return word;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Array<string>(old.length * 2).fill('');
    this.#count = 0;
    for (const word of old) if (word !== '') this.add(word);
  }
}

export function hashStep(hash: number, code: number): number {
  const upper = code >= 97 && code <= 122 ? code - 32 : code;
  return (Math.imul(hash, 31) + upper) | 0;
}

function finish(hash: number): number {
  return hash ^ (hash >>> 15);
}

function sameLetters(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = text.charCodeAt(start + i);
    const upper = code >= 97 && code <= 122 ? code - 32 : code;
    if (upper !== word.charCodeAt(i)) return false;
  }
  return true;
}
