import type { FileFacts } from '../../metadata/index.ts';
import { textParts } from '../../metadata/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { baseName } from '../text/paths.ts';

/** A seed is a table whose columns are the header of a CSV file. */
export function readSeed(text: string, file: { readonly uri: string; readonly path: string; readonly dialect: DialectName }): FileFacts {
  const name = baseName(file.path).replace(/\.csv$/i, '');
  const columns = headerOf(text).map(({ name: column, start, end }) => ({
    name: column,
    type: null,
    nullable: null,
    description: null,
    primaryKey: false,
    references: null,
    tests: [],
    site: { uri: file.uri, range: { start, end } },
  }));
  return {
    tables: [
      {
        role: 'seed',
        kind: 'seed',
        dialect: file.dialect,
        parts: textParts(file.dialect, name),
        columns,
        complete: columns.length > 0,
        description: null,
        site: { uri: file.uri, range: { start: 0, end: 0 } },
        jinja: { function: 'ref', args: [name] },
        repeatable: false,
      },
    ],
    changes: [],
  };
}

/** The names of the first record (RFC 4180: quotes may hold commas and line ends) with their places. */
function headerOf(text: string): { readonly name: string; readonly start: number; readonly end: number }[] {
  const fields: { name: string; start: number; end: number }[] = [];
  const delimiter = delimiterOf(text);
  const field = new RegExp(`"((?:[^"]|"")*)"|[^${delimiter}\\r\\n]*`, 'y');
  let at = 0;
  for (;;) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (match === null) break;
    const quoted = match[1] !== undefined;
    const raw = match[1] ?? match[0];
    const lead = raw.length - raw.trimStart().length;
    const start = at + (quoted ? 1 : 0) + lead;
    const name = raw.trim().replaceAll('""', '"');
    if (name !== '') fields.push({ name, start, end: start + raw.trim().length });
    at = field.lastIndex;
    if (text[at] !== delimiter) break;
    at++;
  }
  return fields;
}

/** dbt takes commas, unless the seed's settings say otherwise; what separates the first record tells without them. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/"(?:[^"]|"")*"/g, '');
  return [',', ';', '\t', '|'].find((sign) => header.includes(sign)) ?? ',';
}
