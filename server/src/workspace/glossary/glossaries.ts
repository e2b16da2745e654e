import type { DescribedColumn, Glossary, GlossaryTerm } from '../../metadata/index.ts';
import type { SourceFile } from '../source-file.ts';
import { glossaryOf } from './glossary-of.ts';

/** A column by the parts of its name, the table's schema and catalog left out where there are none. */
export interface ColumnPlace {
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly table: string;
  readonly column: string;
}

/** What glossaries say of a column. */
export interface ColumnMeaning {
  readonly terms: readonly GlossaryTerm[];
  readonly described: DescribedColumn | null;
}

/** Several glossaries as one: those of a project and of the projects around it. What lies nearer counts more. */
export class Glossaries {
  readonly glossaries: readonly Glossary[];
  readonly #termsByColumn = new Map<string, Set<GlossaryTerm>>();

  constructor(files: readonly SourceFile[]) {
    this.glossaries = files.map((file) => glossaryOf(file).glossary);
    for (const { terms } of this.glossaries)
      for (const term of terms)
        for (const path of term.columns) {
          const key = path.toLowerCase();
          this.#termsByColumn.set(key, (this.#termsByColumn.get(key) ?? new Set()).add(term));
        }
  }

  get terms(): readonly GlossaryTerm[] {
    return this.glossaries.flatMap(({ terms }) => terms);
  }

  meaningOf(place: ColumnPlace): ColumnMeaning {
    const paths = pathsOf([place.catalog, place.schema, place.table, place.column], 2);
    const terms = new Set(paths.flatMap((path) => [...(this.#termsByColumn.get(path) ?? [])]));
    return { terms: [...terms], described: firstOf(this.glossaries, paths, ({ columns }) => columns) };
  }

  tableDescription({ catalog, schema, table }: Omit<ColumnPlace, 'column'>): string | null {
    return firstOf(this.glossaries, pathsOf([catalog, schema, table], 1), ({ tables }) => tables)?.description ?? null;
  }

  isRejected(proposal: string): boolean {
    return this.glossaries.some(({ rejected }) => rejected.has(proposal));
  }
}

function firstOf<T>(
  glossaries: readonly Glossary[],
  paths: readonly string[],
  mapOf: (glossary: Glossary) => ReadonlyMap<string, T>,
): T | null {
  for (const glossary of glossaries)
    for (const path of paths) {
      const found = mapOf(glossary).get(path);
      if (found !== undefined) return found;
    }
  return null;
}

/** `catalog.schema.table`, `schema.table`, `table`: the longest first, in lower case. */
function pathsOf(parts: readonly (string | null)[], least: number): readonly string[] {
  const known = parts.flatMap((part) => (part === null ? [] : [part.toLowerCase()]));
  const paths: string[] = [];
  for (let at = 0; known.length - at >= least; at++) paths.push(known.slice(at).join('.'));
  return paths;
}
