import { LineIndex, type TextRange } from '../base/index.ts';
import type { SourceLocation } from '../protocol/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** Turns offsets into positions; the lines of a text are counted once for as long as it stays the same. */
export class Locations {
  readonly #workspace: Workspace;
  readonly #lines = new Map<string, { readonly text: string; readonly index: LineIndex }>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Null when there is no site, or its file is gone. */
  locate(site: { readonly uri: string; readonly range: TextRange } | undefined): SourceLocation | null {
    const lines = site === undefined ? null : this.lines(site.uri);
    if (site === undefined || lines === null) return null;
    return { uri: site.uri, range: { start: lines.positionAt(site.range.start), end: lines.positionAt(site.range.end) } };
  }

  lines(uri: string): LineIndex | null {
    const text = this.#workspace.textOf(uri);
    if (text === null) return null;
    const known = this.#lines.get(uri);
    if (known?.text === text) return known.index;
    if (this.#lines.size > 200) this.#lines.clear();
    const index = new LineIndex(text);
    this.#lines.set(uri, { text, index });
    return index;
  }
}
