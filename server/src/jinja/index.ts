/**
 * Jinja as dbt uses it: a tolerant parser, and an evaluator that runs nothing, ends always and says of every piece of text
 * where in the template it comes from. Pure.
 */
export { argument, textArgument } from './arguments.ts';
export { callsIn, type TemplateCall, type TemplateText, textsIn } from './calls.ts';
export { toJson } from './filters.ts';
export type * from './nodes.ts';
export { parseTemplate } from './parse.ts';
export { MacroReturn, Refusal, type Rendering, type RenderOptions, type Runtime } from './render.ts';
export { type Located, SourceMap } from './source-map.ts';
export {
  type Arguments,
  type Callable,
  callable,
  type Dictionary,
  dictionary,
  equal,
  isCallable,
  isOpaqueText,
  iterate,
  print,
  type Thing,
  Tuple,
  truth,
  Undefined,
  Unknown,
  type Value,
} from './values.ts';
export { renderVariants, type Variant, type Variants } from './variants.ts';
