import type { Json } from './schema.ts';
import { jsonText, jsonValue } from './values.ts';

/** What a crawl says of its database before it reads it. */
export interface Announced {
  readonly schemas: readonly string[];
  /** Schemas in which names are looked for that are written without one; empty where the database does not say. */
  readonly searchPath: readonly string[];
}

export function announcedText(announced: Announced): string {
  return jsonText(announced);
}

/** Earlier versions wrote the schemas alone. */
export function announcedOf(json: Json): Announced {
  const value = json === null ? [] : jsonValue<Announced | readonly string[]>(json);
  return 'schemas' in value ? value : { schemas: value, searchPath: [] };
}
