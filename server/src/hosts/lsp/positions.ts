import type { Position, Range } from 'vscode-languageserver';
import { LineIndex, type TextRange } from '../../base/index.ts';

/** Offsets of one text as the protocol's positions, and back. Both count UTF-16 code units. */
export class Positions {
  readonly #lines: LineIndex;

  constructor(text: string) {
    this.#lines = new LineIndex(text);
  }

  offset(position: Position): number {
    return this.#lines.offsetAt(position);
  }

  position(offset: number): Position {
    return this.#lines.positionAt(offset);
  }

  range({ start, end }: TextRange): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  offsets({ start, end }: Range): TextRange {
    return { start: this.offset(start), end: this.offset(end) };
  }
}
