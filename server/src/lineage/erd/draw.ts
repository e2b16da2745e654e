import type { CancellationToken } from '../../base/index.ts';
import { type Erd, erdToSvg } from '../../protocol/index.ts';
import { layoutErd } from './layout.ts';

/** What draws diagrams, wherever it does; rejects when nobody waits any more. */
export type ErdDrawer = (erd: Erd, token: CancellationToken) => Promise<string>;

/** The diagram as SVG. Two thousand tables take about a second. */
export function drawErd(erd: Erd): string {
  return erdToSvg(erd, layoutErd(erd));
}
