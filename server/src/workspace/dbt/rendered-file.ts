import { parseTemplate, renderVariants, type Template, type TemplateError, type Variant } from '../../jinja/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { type ParsedScript, parseScript } from '../../sql/index.ts';
import type { KnownColumn, RelationName, RenderContext } from './globals/context.ts';
import { dbtGlobal } from './globals/globals.ts';

/** One way that a file's template may come out, parsed. */
export interface RenderedScript {
  readonly variant: Variant;
  readonly script: ParsedScript;
}

/** A file of Jinja as the SQL that it may become. */
export interface RenderedFile {
  readonly template: Template;
  readonly scripts: readonly RenderedScript[];
  /** Each of them can happen; see `Variants`. */
  readonly independent: boolean;
  /** Some branch is in none of them. */
  readonly partial: boolean;
  /** What is wrong with the template itself. */
  readonly errors: readonly TemplateError[];
  /** Macros that were called or looked for, known or not. */
  readonly macros: ReadonlySet<string>;
  /** Relations that were named anywhere, also where only a macro asks for their columns. */
  readonly relations: readonly RelationName[];
  /** The SQL is that of dbt's last run. */
  readonly compiled: boolean;
}

export type RenderSettings = Pick<RenderContext, 'dbt' | 'library' | 'package' | 'model'> & { readonly dialect: DialectName };

/** Renders and parses a file. `columns` answers for the catalog; without it, no relation's columns are known. */
export function renderFile(
  text: string,
  settings: RenderSettings,
  columns: (relation: RelationName) => readonly KnownColumn[] | null = () => null,
): RenderedFile {
  const template = parseTemplate(text);
  const macros = new Set<string>();
  const relations = new Map<string, RelationName>();
  const context: RenderContext = {
    ...settings,
    lookup: dbtGlobal,
    columns,
    uses: (macro) => macros.add(macro),
    names: (relation) => relations.set(`${relation.function} ${relation.args.join(' ')}`, relation),
  };
  const { all, independent, partial } = renderVariants(template, (name, runtime) => dbtGlobal(name, context, runtime));
  const scripts = all.map((variant) => ({ variant, script: parseScript(variant.text, settings.dialect) }));
  return {
    template,
    scripts,
    independent,
    partial,
    errors: template.errors,
    macros,
    relations: [...relations.values()],
    compiled: false,
  };
}
