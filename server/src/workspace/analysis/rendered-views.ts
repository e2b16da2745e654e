import type { TextRange } from '../../base/index.ts';
import { bindScript, type SchemaLookup } from '../../sql/index.ts';
import type { RenderedFile } from '../dbt/rendered-file.ts';
import type { Views } from './view.ts';

/** Binds every way that a file's Jinja may come out. */
export function renderedViews(rendered: RenderedFile, schema: SchemaLookup): Views {
  const madeBy = (range: TextRange) => macroName(rendered.template.text.slice(range.start, range.end));
  return {
    independent: rendered.independent,
    all: rendered.scripts.map(({ variant, script }) => ({
      bound: bindScript(script, schema),
      locate: (range) => variant.map.locate(range),
      shows: (range) => variant.map.shows(range),
      sample: variant.sample || rendered.errors.length > 0,
      madeBy,
    })),
  };
}

/** What people would call the maker of the text: `dbt_utils.star`, or the expression. */
function macroName(source: string): string | null {
  return /^\{[{%][-+]?\s*(?:call\s*(?:\([^)]*\)\s*)?)?([\w.]+)/.exec(source)?.[1] ?? null;
}
