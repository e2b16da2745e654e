import type { TextRange } from '../base/index.ts';
import { LimitReached } from './evaluate.ts';
import type { Segment } from './source-map.ts';

/** More text than this comes out of no honest template. */
const MOST_CHARACTERS = 2_000_000;

/** Where rendered text goes. */
export interface Output {
  /** Text of the template as it stands there. */
  copy(text: string, range: TextRange): void;
  /** Text that Jinja made; `range` is what made it. */
  write(text: string, range: TextRange): void;
  readonly text: string;
}

/** Text alone: the body of a macro, of a `{% set %}` block … */
export class TextOutput implements Output {
  readonly #pieces: string[] = [];
  #length = 0;

  copy(text: string): void {
    this.write(text);
  }

  write(text: string): void {
    this.#length += text.length;
    if (this.#length > MOST_CHARACTERS) throw new LimitReached();
    this.#pieces.push(text);
  }

  get text(): string {
    return this.#pieces.join('');
  }
}

/** Text with the place in the template that each piece comes from. */
export class MappedOutput implements Output {
  readonly segments: Segment[] = [];
  readonly #plain = new TextOutput();
  #at = 0;

  copy(text: string, range: TextRange): void {
    this.#add(text, range, true);
  }

  write(text: string, range: TextRange): void {
    this.#add(text, range, false);
  }

  get text(): string {
    return this.#plain.text;
  }

  #add(text: string, { start, end }: TextRange, exact: boolean): void {
    if (text === '') return;
    this.#plain.write(text);
    this.segments.push({ at: this.#at, length: text.length, source: { start, end }, exact });
    this.#at += text.length;
  }
}
