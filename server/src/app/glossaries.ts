import type { CancellationToken, FileSystem } from '../base/index.ts';
import { throwIfCancelled } from '../base/index.ts';
import { type CatalogTable, type GlossaryTerm, type SearchHit, SearchIndex } from '../metadata/index.ts';
import { type FileDiagnostic, GLOSSARY_FILE_NAME, type ParsedGlossary, parseGlossary, type Workspace } from '../workspace/index.ts';

/** Something wrong in a glossary. */
export interface GlossaryFinding extends FileDiagnostic {
  readonly path: string;
  readonly text: string;
}

export interface Glossaries {
  /** Tables, columns and terms by words, the best first: catalogs of the projects, and their glossaries. */
  search(words: string, limit: number, token: CancellationToken): Promise<readonly SearchHit[]>;
  /** What is wrong in glossary.yaml of each project, and how many terms there are. */
  check(
    token: CancellationToken,
  ): Promise<{ readonly files: number; readonly terms: number; readonly findings: readonly GlossaryFinding[] }>;
}

export function createGlossaries(workspace: Workspace, fs: FileSystem): Glossaries {
  return {
    async search(words, limit, token) {
      const index = new SearchIndex();
      for (const { table } of workspace.tables())
        index.add({
          key: table.id,
          catalog: table.catalog,
          schema: table.schema,
          name: table.name,
          comment: table.description,
          columns: table.columns.map((column) => ({ name: column.name, comment: column.description })),
        });
      const read = await readGlossaries(workspace, fs, token);
      index.setTerms(read.flatMap(({ parsed }) => parsed.glossary.terms));
      return index.search(words, limit);
    },
    async check(token) {
      const read = await readGlossaries(workspace, fs, token);
      const columns = knownColumns(workspace.tables());
      const terms: GlossaryTerm[] = [];
      const findings: GlossaryFinding[] = [];
      for (const { path, text, parsed } of read) {
        terms.push(...parsed.glossary.terms);
        findings.push(...[...parsed.diagnostics, ...missingColumns(parsed, columns)].map((found) => ({ ...found, path, text })));
      }
      return { files: read.length, terms: terms.length, findings };
    },
  };
}

interface ReadGlossary {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParsedGlossary;
}

async function readGlossaries(workspace: Workspace, fs: FileSystem, token: CancellationToken): Promise<readonly ReadGlossary[]> {
  const read: ReadGlossary[] = [];
  for (const folder of new Set(workspace.projects.map((project) => project.folder))) {
    const path = `${folder.replace(/\/$/, '')}/${GLOSSARY_FILE_NAME}`;
    const bytes = await fs.readBytes(path);
    throwIfCancelled(token);
    if (!bytes.ok) continue;
    const text = new TextDecoder().decode(bytes.value);
    read.push({ path, text, parsed: parseGlossary(text) });
  }
  return read;
}

/** Columns of each table by its name in lower case, with and without its schema; null where not all are known. */
function knownColumns(tables: Iterable<{ readonly table: CatalogTable }>): ReadonlyMap<string, ReadonlySet<string> | null> {
  const known = new Map<string, Set<string> | null>();
  for (const { table } of tables) {
    const names = [table.name, ...(table.schema === null ? [] : [`${table.schema}.${table.name}`])].map((name) => name.toLowerCase());
    for (const name of names) {
      const before = known.get(name);
      if (!table.complete || before === null) known.set(name, null);
      else known.set(name, new Set([...(before ?? []), ...table.columns.map((column) => column.name.toLowerCase())]));
    }
  }
  return known;
}

/** Only of tables that are known to the last column; of others nothing can be said. */
function missingColumns({ columns }: ParsedGlossary, known: ReadonlyMap<string, ReadonlySet<string> | null>): readonly FileDiagnostic[] {
  return columns.flatMap(({ path, range }) => {
    const parts = path.toLowerCase().split('.');
    const table = known.get(parts.slice(-3, -1).join('.')) ?? null;
    const column = parts.at(-1) ?? '';
    if (table === null || table.has(column)) return [];
    return [
      {
        code: 'glossary',
        severity: 'warning',
        message: `The table has no column “${path.slice(path.lastIndexOf('.') + 1)}”.`,
        range,
        suggestions: [],
      },
    ];
  });
}
