import type { PackedEdges } from './analysis/packed-edges.ts';

/** How far somebody has followed the changes. */
export interface UnitCursor {
  readonly epoch: number;
  readonly at: number;
}

/** More are not kept: who has not followed so many looks at everything. */
const MOST = 20_000;

/** Which files have got other edges since somebody looked, so that nobody has to compare all of them; and, while it is wanted, what they had before. */
export class UnitChanges {
  #entries: string[] = [];
  #epoch = 0;
  #before: Map<string, PackedEdges | null> | null = null;

  /** A file that has these edges is about to have others, or none. */
  mark(unit: string, edges: PackedEdges | null): void {
    if (this.#before !== null && !this.#before.has(unit)) this.#before.set(unit, edges);
    this.#entries.push(unit);
    if (this.#entries.length > MOST) this.restart();
  }

  /** Whoever follows looks at everything again. */
  restart(): void {
    this.#entries = [];
    this.#epoch++;
  }

  get cursor(): UnitCursor {
    return { epoch: this.#epoch, at: this.#entries.length };
  }

  /** Null when nobody knows any more. */
  since({ epoch, at }: UnitCursor): ReadonlySet<string> | null {
    return epoch === this.#epoch ? new Set(this.#entries.slice(at)) : null;
  }

  /** From now on, what a file had before its first change is kept. */
  setAside(): void {
    this.#before ??= new Map();
  }

  /** What is now is what counts. */
  forget(): void {
    this.#before = null;
  }

  /** The edges before the first change since they were set aside; null for a file that had none; empty when nothing is set aside. */
  get before(): ReadonlyMap<string, PackedEdges | null> {
    return this.#before ?? NOTHING;
  }

  /** From now on, this is what the file had before. */
  settle(unit: string, edges: PackedEdges | null): void {
    this.#before?.set(unit, edges);
  }
}

const NOTHING: ReadonlyMap<string, PackedEdges | null> = new Map();
