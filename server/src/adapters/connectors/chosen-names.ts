import picomatch from 'picomatch';
import type { CrawlRequest } from '../../metadata/index.ts';

/** Whether a crawl reads an object. Slashes mean nothing in names of databases. */
export function chosenNames({ include, exclude }: CrawlRequest): (schema: string, name: string) => boolean {
  const options = { dot: true, nocase: true, bash: true };
  const wanted = include.length === 0 ? () => true : picomatch([...include], options);
  const unwanted = exclude.length === 0 ? () => false : picomatch([...exclude], options);
  return (schema, name) => wanted(`${schema}.${name}`) && !unwanted(`${schema}.${name}`);
}
