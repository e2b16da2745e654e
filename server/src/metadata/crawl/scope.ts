import picomatch from 'picomatch';
import type { CrawlRequest } from '../database/connector.ts';

/** Whether a crawl is asked for an object, by its schema and name. */
export function scopeTest({ schemas, include, exclude }: CrawlRequest): (schema: string, name: string) => boolean {
  const wanted = new Set(schemas);
  const included = include.length > 0 ? picomatch([...include], OPTIONS) : null;
  const excluded = exclude.length > 0 ? picomatch([...exclude], OPTIONS) : null;
  return (schema, name) => {
    if (wanted.size > 0 && !wanted.has(schema)) return false;
    const full = `${schema}.${name}`;
    return (included === null || included(full)) && !(excluded?.(full) ?? false);
  };
}

/** Names have no folders: a star stands for anything. */
const OPTIONS = { dot: true, bash: true, nocase: true } as const;
