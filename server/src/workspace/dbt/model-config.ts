/** What a model says of itself in `{{ config(…) }}`, as far as it can be read without running Jinja. */
export interface ModelConfig {
  readonly materialized: string | null;
  readonly schema: string | null;
  readonly alias: string | null;
}

export function readModelConfig(text: string): ModelConfig {
  const call = /\{\{[-\s]*config\s*\(([\s\S]*?)\)\s*-?\}\}/.exec(text)?.[1] ?? '';
  return { materialized: argument(call, 'materialized'), schema: argument(call, 'schema'), alias: argument(call, 'alias') };
}

/** The name in `{% snapshot name %}` and where it stands; null when there is none. */
export function readSnapshotName(text: string): { readonly name: string; readonly start: number; readonly end: number } | null {
  const match = /\{%-?\s*snapshot\s+(\w+)/.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  const end = match.index + match[0].length;
  return { name, start: end - name.length, end };
}

function argument(call: string, name: string): string | null {
  return new RegExp(`\\b${name}\\s*=\\s*(["'])(.*?)\\1`).exec(call)?.[2] ?? null;
}
