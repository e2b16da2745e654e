import type { Template } from './nodes.ts';
import { type Rendering, type RenderOptions, renderTemplate } from './render.ts';

/** One way that a template may come out. */
export interface Variant extends Rendering {
  /** What was taken for true or false, by what is written for it. */
  readonly decisions: ReadonlyMap<string, boolean>;
}

export interface Variants {
  /** Those that differ; none when nothing can be rendered. */
  readonly all: readonly Variant[];
  /** Each of them can happen: at most one thing had to be decided. Otherwise decisions may exclude each other. */
  readonly independent: boolean;
  /** There are other ways, which were not tried: some branch is in none of these. */
  readonly partial: boolean;
}

const MOST_RUNS = 16;

/**
 * Renders a template once for each way its unknown conditions may turn out, within bounds: all true, all false, and each
 * by itself. What is asked twice is answered the same way both times.
 */
export function renderVariants(template: Template, globals: RenderOptions['globals']): Variants {
  const found = new Map<string, Variant>();
  const asked = new Set<string>();
  const possible = new Set<object>();
  const taken = new Set<object>();
  const branch = (event: 'possible' | 'taken', body: object) => void (event === 'taken' ? taken : possible).add(body);
  let runs = 0;
  const run = (fallback: boolean, exception: string | null) => {
    if (runs++ >= MOST_RUNS) return;
    const decisions = new Map<string, boolean>();
    const decide: RenderOptions['decide'] = ({ key }) => {
      const decided = key === exception ? !fallback : fallback;
      decisions.set(key, decided);
      asked.add(key);
      return decided;
    };
    const rendering = renderTemplate(template, { globals, decide, branch });
    if (rendering !== null && !found.has(rendering.text)) found.set(rendering.text, { ...rendering, decisions });
  };
  run(true, null);
  if (asked.size > 0) run(false, null);
  const alone = asked.size > 1 ? [...asked] : [];
  for (const key of alone) run(false, key);
  for (const key of alone) run(true, key);
  const partial = [...possible].some((body) => !taken.has(body));
  return { all: [...found.values()], independent: asked.size <= 1, partial };
}
