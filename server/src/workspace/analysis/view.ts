import type { TextRange } from '../../base/index.ts';
import type { Located } from '../../jinja/index.ts';
import type { BoundScript } from '../../sql/index.ts';

/** One reading of a file: its text as it is, or one way that its Jinja may come out. */
export interface View {
  readonly bound: BoundScript;
  /** From offsets of the bound text to offsets of the file. */
  readonly locate: (range: TextRange) => Located;
  /** Whether the text at a range of the file is in this reading. */
  readonly shows: (range: TextRange) => boolean;
  /** The text is a sample at best, so that nothing can be said against it. */
  readonly sample: boolean;
  /** The macro that makes the text at a range of the file; null where nobody but the file does. */
  readonly madeBy: (range: TextRange) => string | null;
  /** Where inside of a range of the file a `ref` or `source` names a table; null when that is written nowhere. */
  readonly namedIn: (range: TextRange, name: string) => TextRange | null;
}

/** All readings of a file. */
export interface Views {
  readonly all: readonly View[];
  /** Each of them can happen; otherwise some may exclude themselves. */
  readonly independent: boolean;
}

/** A file without Jinja that matters. */
export function plainViews(bound: BoundScript): Views {
  return {
    all: [
      { bound, locate: (range) => ({ range, exact: true }), shows: () => true, sample: false, madeBy: () => null, namedIn: () => null },
    ],
    independent: true,
  };
}
