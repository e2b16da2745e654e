import {
  type LineageGraph,
  type LineageThings,
  lineageToCsv,
  lineageToDot,
  lineageToGraphml,
  lineageToJson,
  lineageToMermaid,
  type PanelFormat,
} from '../../../server/src/protocol/index.ts';
import type { Scene } from '../layout/scene.ts';
import type { Theme } from '../view/theme.ts';
import { textToBase64 } from './base64.ts';
import { sceneToSvg } from './svg.ts';

interface Picture {
  readonly scene: Scene;
  readonly theme: Theme;
  /** What is drawn beside tables; null where that is nothing. */
  readonly things: LineageThings | null;
  readonly png: () => string;
}

/** What is seen, as a file: base64 of its bytes. */
export function exportContent(format: PanelFormat, graph: LineageGraph, { scene, theme, things, png }: Picture): string {
  switch (format) {
    case 'png':
      return png();
    case 'svg':
      return textToBase64(sceneToSvg(scene, theme));
    case 'mermaid':
      return textToBase64(lineageToMermaid(graph, things));
    case 'dot':
      return textToBase64(lineageToDot(graph, things));
    case 'json':
      return textToBase64(lineageToJson(graph));
    case 'csv':
      return textToBase64(lineageToCsv(graph, things));
    case 'graphml':
      return textToBase64(lineageToGraphml(graph));
  }
}
