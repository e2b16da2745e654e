import { parse } from 'yaml';
import type { CatalogTable } from '../../metadata/index.ts';
import type { SourceFile, Workspace, YamlChange, YamlPath } from '../../workspace/index.ts';

/** The YAML that describes a table already, and where in it the table stands. */
export interface DescribedPlace {
  readonly uri: string;
  readonly file: SourceFile;
  readonly path: YamlPath;
}

/** A schema.yml of dbt or YAML of the catalog that describes a table; null when none does. */
export function describedPlace(workspace: Workspace, table: CatalogTable): DescribedPlace | null {
  for (const { uri } of table.sites) {
    const file = workspace.file(uri);
    if (file?.role !== 'yaml') continue;
    const path = pathIn(file.text, table);
    if (path !== null) return { uri, file, path };
  }
  return null;
}

/** The change that gives the table at a path of a text, or one of its columns, a description there. */
export function describeThere(text: string, path: YamlPath, column: string | null, description: string): YamlChange {
  if (column === null) return { change: 'set', path: [...path, 'description'], value: description };
  const columns = at(parsed(text), [...path, 'columns']);
  const index = Array.isArray(columns) ? columns.findIndex((entry) => isNamed(entry, column)) : -1;
  if (index >= 0) return { change: 'set', path: [...path, 'columns', index, 'description'], value: description };
  return { change: 'append', path: [...path, 'columns'], value: { name: column, description } };
}

/** The place of a term among those of a glossary's text; −1 when it is not there. */
export function termIndex(text: string, term: string): number {
  const terms = at(parsed(text), ['terms']);
  return Array.isArray(terms) ? terms.findIndex((entry) => at(entry, ['term']) === term) : -1;
}

const LISTS = ['models', 'seeds', 'snapshots', 'tables'];

function pathIn(text: string, table: CatalogTable): YamlPath | null {
  const root = parsed(text);
  const names = [table.name, table.jinja?.args.at(-1) ?? table.name];
  const within = (list: unknown, path: YamlPath): YamlPath | null => {
    const index = Array.isArray(list) ? list.findIndex((entry) => names.some((name) => isNamed(entry, name))) : -1;
    return index < 0 ? null : [...path, index];
  };
  for (const key of LISTS) {
    const found = within(at(root, [key]), [key]);
    if (found !== null) return found;
  }
  const sources = at(root, ['sources']);
  for (const [index, source] of (Array.isArray(sources) ? sources : []).entries()) {
    const found = within(at(source, ['tables']), ['sources', index, 'tables']);
    if (found !== null) return found;
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    // What is no YAML describes nothing; its own diagnostics say so.
    return null;
  }
}

function at(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : null),
    value,
  );
}

function isNamed(entry: unknown, name: string): boolean {
  return String(at(entry, ['name'])).toLowerCase() === name.toLowerCase();
}
