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
  /** Nothing is said against it, since nobody knows what of the file has made it. */
  readonly quiet: boolean;
  /** The macro that makes the text at a range of the file; null where nobody but the file does. */
  readonly madeBy: (range: TextRange) => string | null;
  /** Where inside of the Jinja at a range of the file a name is written out; null when that is nowhere, or not at one place. */
  readonly namedIn: (range: TextRange, name: string) => TextRange | null;
}

/** All readings of a file. */
export interface Views {
  readonly all: readonly View[];
  /** Each of them can happen; otherwise some may exclude themselves. */
  readonly independent: boolean;
  /** There are other readings, so that there may be other columns. */
  readonly partial: boolean;
}

/** A file without Jinja that matters. */
export function plainViews(bound: BoundScript): Views {
  return {
    all: [
      {
        bound,
        locate: (range) => ({ range, exact: true }),
        shows: () => true,
        sample: false,
        quiet: false,
        madeBy: () => null,
        namedIn: () => null,
      },
    ],
    independent: true,
    partial: false,
  };
}
