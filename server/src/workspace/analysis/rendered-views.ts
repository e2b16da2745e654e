import type { TextRange } from '../../base/index.ts';
import { callsIn } from '../../jinja/index.ts';
import { bindScript, type SchemaLookup } from '../../sql/index.ts';
import type { RenderedFile } from '../dbt/rendered-file.ts';
import type { Views } from './view.ts';

/** Binds every way that a file's Jinja may come out. */
export function renderedViews(rendered: RenderedFile, schema: SchemaLookup): Views {
  const madeBy = (range: TextRange) => macroName(rendered.template.text.slice(range.start, range.end));
  const namedIn = (range: TextRange, name: string) => {
    const calls = callsIn(rendered.template).filter(
      ({ path, range: own }) => isTableCall(path) && range.start <= own.start && own.end <= range.end,
    );
    const named = calls.flatMap(({ texts }) => texts.at(-1) ?? []).filter(({ value }) => value === name);
    return named.length === 1 ? (named[0]?.range ?? null) : null;
  };
  return {
    independent: rendered.independent,
    all: rendered.scripts.map(({ variant, script }) => ({
      bound: bindScript(script, schema),
      locate: (range) => variant.map.locate(range),
      shows: (range) => variant.map.shows(range),
      sample: variant.sample || rendered.errors.length > 0,
      madeBy,
      namedIn,
    })),
  };
}

function isTableCall([name, ...rest]: readonly string[]): boolean {
  return rest.length === 0 && (name === 'ref' || name === 'source');
}

/** What people would call the maker of the text: `dbt_utils.star`, or the expression. */
function macroName(source: string): string | null {
  return /^\{[{%][-+]?\s*(?:call\s*(?:\([^)]*\)\s*)?)?([\w.]+)/.exec(source)?.[1] ?? null;
}
