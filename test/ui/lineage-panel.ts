import type { Frame } from 'playwright-core';
import type { Workbench } from '../realcode/workbench.ts';

/** What the lineage page tells tests about its canvas. */
interface Inspection {
  readonly state: string;
  readonly nodes: readonly {
    readonly role: string;
    readonly node: string;
    readonly column: string | null;
    readonly direction: string | null;
    readonly classes: readonly string[];
    readonly x: number;
    readonly y: number;
  }[];
  readonly edges: readonly { readonly source: string; readonly target: string; readonly classes: readonly string[] }[];
  readonly painted: number | null;
  readonly selected: { readonly node: string; readonly column: string | null } | null;
}

declare global {
  interface Window {
    __graph?: () => Inspection;
  }
}

/** The lineage page as a person sees it. */
export class LineagePanel {
  readonly #frame: Frame;

  private constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** Waits until a page shows a graph. */
  static async shown(workbench: Workbench, timeout?: number): Promise<LineagePanel> {
    return new LineagePanel(await workbench.webview(() => window.__graph?.().state === 'graph', timeout));
  }

  async inspect(): Promise<Inspection> {
    return this.#frame.evaluate(() => window.__graph?.() ?? { state: 'gone', nodes: [], edges: [], painted: null, selected: null });
  }

  async tables(): Promise<readonly string[]> {
    const { nodes } = await this.inspect();
    return [...new Set(nodes.map(({ node }) => node).filter((node) => node !== ''))].sort();
  }

  /** Polls until the page is as wanted. */
  async until(what: string, wanted: (inspection: Inspection) => boolean, patience = 15_000): Promise<Inspection> {
    const end = Date.now() + patience;
    for (;;) {
      const inspection = await this.inspect();
      if (wanted(inspection)) return inspection;
      if (Date.now() > end)
        throw new Error(`the lineage page is not as wanted: ${what}; it shows ${JSON.stringify(inspection).slice(0, 1500)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Clicks on a column, or on the name of a table. */
  async click(node: string, column: string | null, options: { readonly clickCount?: number } = {}): Promise<void> {
    const { nodes } = await this.inspect();
    const target = nodes.find((candidate) => candidate.role === 'place' && candidate.node === node && candidate.column === column);
    if (target === undefined) throw new Error(`${node}.${column} is not on the canvas`);
    await this.#canvas().click({ position: { x: target.x, y: target.y }, ...options });
  }

  /** Presses the sign beside a table that shows one step more. */
  async expand(direction: 'upstream' | 'downstream'): Promise<string> {
    const { nodes } = await this.inspect();
    const target = nodes.find((candidate) => candidate.role === 'expand' && candidate.direction === direction);
    if (target === undefined) throw new Error(`nothing can be expanded ${direction}`);
    await this.#canvas().click({ position: { x: target.x, y: target.y } });
    return target.node;
  }

  /** Presses a button of the toolbar that is on or off. */
  async toggle(name: 'compare' | 'table' | 'outline' | 'jobs'): Promise<void> {
    await this.#frame.locator(`[data-toggle="${name}"]`).click();
  }

  /** What a part of the page says. */
  async text(selector: string): Promise<string> {
    return this.#frame.locator(selector).first().innerText();
  }

  /** Presses “Fit to window”. */
  async fit(): Promise<void> {
    await this.#frame.getByRole('button', { name: 'Fit to window' }).click();
  }

  #canvas() {
    return this.#frame.locator('.canvas');
  }
}
