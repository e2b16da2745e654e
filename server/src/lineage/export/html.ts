import type { LineageGraph } from '../../protocol/index.ts';

/** `dist/webview/lineage-standalone.html`: everything inlined by the build (scripts/standalone-page.mjs), and two places left open. */
export type StandaloneTemplate = string;

const GRAPH_PLACE = '<!--aetl:graph-->';
const TITLE_PLACE = '<!--aetl:title-->';

/**
 * One self-contained page with the interactive graph: no network, works from a file.
 * The graph goes in as data that cannot end its script element, whatever the names in it are.
 * Throws if the template is not one of ours: that is a broken build, not bad input.
 */
export function standaloneLineageHtml(template: StandaloneTemplate, graph: LineageGraph, title: string): string {
  for (const place of [GRAPH_PLACE, TITLE_PLACE]) if (!template.includes(place)) throw new Error(`The page template lacks ${place}.`);
  const data = JSON.stringify(graph).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // Functions, because `$&` in a replacement string would be read as a pattern.
  return template.replace(GRAPH_PLACE, () => data).replace(TITLE_PLACE, () => markup(title));
}

function markup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
