import picomatch from 'picomatch';
import type { CrawlRequest } from '../database/connector.ts';

/** Whether a crawl is asked for an object, by its schema and name. */
export function scopeTest(request: CrawlRequest): (schema: string, name: string) => boolean {
  const wanted = new Set(request.schemas);
  const chosen = patternTest(request);
  return (schema, name) => (wanted.size === 0 || wanted.has(schema)) && chosen(schema, name);
}

/** The same in a schema that is asked for. A glob may stand for the name alone. */
export function patternTest({ include, exclude }: Pick<CrawlRequest, 'include' | 'exclude'>): (schema: string, name: string) => boolean {
  const included = include.length > 0 ? picomatch([...include], OPTIONS) : null;
  const excluded = exclude.length > 0 ? picomatch([...exclude], OPTIONS) : null;
  return (schema, name) => {
    const matches = (test: (text: string) => boolean) => test(`${schema}.${name}`) || test(name);
    return (included === null || matches(included)) && !(excluded !== null && matches(excluded));
  };
}

/** Names have no folders: a star stands for anything. */
const OPTIONS = { dot: true, bash: true, nocase: true } as const;
