import type { TextRange } from '../../base/index.ts';
import { type TemplateText, textsIn } from '../../jinja/index.ts';
import { bindScript, type SchemaLookup } from '../../sql/index.ts';
import type { RenderedFile } from '../dbt/rendered-file.ts';
import type { Views } from './view.ts';

/** Binds every way that a file's Jinja may come out. */
export function renderedViews(rendered: RenderedFile, schema: SchemaLookup): Views {
  const madeBy = (range: TextRange) => macroName(rendered.template.text.slice(range.start, range.end));
  const namedIn = (range: TextRange, name: string) => {
    const places = textsIn(rendered.template).flatMap((text) => (isWithin(text.range, range) ? nameIn(text, name) : []));
    return places.length === 1 ? (places[0] ?? null) : null;
  };
  return {
    independent: rendered.independent,
    partial: rendered.partial,
    all: rendered.scripts.map(({ variant, script }) => ({
      bound: bindScript(script, schema),
      locate: (range) => variant.map.locate(range),
      shows: (range) => variant.map.shows(range),
      sample: variant.sample || rendered.errors.length > 0,
      quiet: rendered.compiled,
      madeBy,
      namedIn,
    })),
  };
}

function isWithin(inner: TextRange, outer: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The name itself, or the end of `table.name`. */
function nameIn({ value, range }: TemplateText, name: string): TextRange[] {
  if (value.length !== range.end - range.start || (value !== name && !value.endsWith(`.${name}`))) return [];
  return [{ start: range.end - name.length, end: range.end }];
}

/** What people would call the maker of the text: `dbt_utils.star`, or the expression. */
function macroName(source: string): string | null {
  return /^\{[{%][-+]?\s*(?:call\s*(?:\([^)]*\)\s*)?)?([\w.]+)/.exec(source)?.[1] ?? null;
}
