import type { TextRange } from '../../base/index.ts';
import type { ColumnFact, FileFacts, FileSite, TableFact } from '../../metadata/index.ts';
import { type EdgesJson, edgesFromJson, edgesToJson } from '../analysis/packed-edges.ts';
import type { FileDiagnostic } from '../diagnostics.ts';
import type { FileRole } from '../project/project.ts';
import type { SourceContent } from '../read-source.ts';
import { type Analysis, isSql, type SourceFile } from '../source-file.ts';
import type { SqlSummary } from '../summary/summarize-sql.ts';
import { fileComment } from '../text/file-comment.ts';

/** A file as a session left it. */
export interface FileRecord {
  readonly uri: string;
  /** Folder of the project that it belongs to. */
  readonly project: string;
  /** What the content follows from: if one of these is another, it does not hold. */
  readonly hash: string;
  readonly dialect: string;
  readonly role: FileRole;
  readonly content: SourceContent;
  /** What the file told the catalog: the facts of its text, with the columns that binding found. */
  readonly facts: FileFacts;
  readonly analysis: Analysis | null;
}

/** One line of JSON. Columns are most of it, so they are arrays without names. */
export function encodeRecord(file: SourceFile, hash: string, isDirty: boolean): string {
  const { uri, project, choice, role, summary, ownDiagnostics, facts } = file;
  const analysis = isDirty ? null : file.analysis;
  const pack = (table: TableFact) => packTable(table, uri);
  const encoded: Encoded = {
    uri,
    project: project.folder,
    hash,
    dialect: choice.dialect,
    role,
    summary: { ...summary, tables: summary.tables.map(pack), names: [...summary.names] },
    own: ownDiagnostics,
    // Most files have nothing to tell but what stands in them.
    facts: tellsMore(facts, summary) ? { changes: facts.changes, tables: facts.tables.map(pack) } : null,
    analysis: analysis && { diagnostics: analysis.diagnostics, edges: edgesToJson(analysis.edges) },
  };
  return JSON.stringify(encoded);
}

/** Null for what is no record. A line was written by this very build, so that its shape need not be doubted further. */
export function decodeRecord(line: string): FileRecord | null {
  const json = parse(line);
  if (json === null) return null;
  const { uri, project, hash, dialect, role, own, analysis } = json;
  const unpack = (table: PackedTable) => unpackTable(table, uri);
  const summary: SqlSummary = { ...json.summary, tables: json.summary.tables.map(unpack), names: new Set(json.summary.names) };
  const ofText: FileFacts = { tables: summary.tables, changes: summary.changes };
  const facts = json.facts === null ? ofText : { changes: json.facts.changes, tables: json.facts.tables.map(unpack) };
  return {
    uri,
    project,
    hash,
    dialect,
    role,
    content: { summary, facts: isSql({ role }) ? ofText : facts, diagnostics: own },
    facts,
    analysis: analysis && { diagnostics: analysis.diagnostics, edges: edgesFromJson(analysis.edges) },
  };
}

/** What one file tells the catalog. */
export interface ToldFacts {
  readonly uri: string;
  /** Folder of its project. */
  readonly project: string;
  /** What the file says in a comment of where it runs. */
  readonly connection: string | null;
  readonly facts: FileFacts;
}

/** One line of JSON, for those who need to know of a file only what it says about tables. */
export function encodeFacts({ uri, project, facts, text }: SourceFile): string {
  const encoded: EncodedFacts = {
    uri,
    project: project.folder,
    connection: fileComment(text, 'connection'),
    tables: facts.tables.map((table) => packTable(table, uri)),
    changes: facts.changes,
  };
  return JSON.stringify(encoded);
}

export function decodeFacts(line: string): ToldFacts {
  const { uri, project, connection, tables, changes } = JSON.parse(line) as EncodedFacts;
  return { uri, project, connection, facts: { tables: tables.map((table) => unpackTable(table, uri)), changes } };
}

interface EncodedFacts {
  readonly uri: string;
  readonly project: string;
  readonly connection: string | null;
  readonly tables: readonly PackedTable[];
  readonly changes: FileFacts['changes'];
}

function parse(line: string): Encoded | null {
  try {
    const json = JSON.parse(line) as Partial<Encoded>;
    return typeof json.uri === 'string' && typeof json.hash === 'string' && json.summary !== undefined ? (json as Encoded) : null;
  } catch {
    return null;
  }
}

interface Encoded extends Pick<FileRecord, 'uri' | 'project' | 'hash' | 'dialect' | 'role'> {
  readonly summary: Omit<SqlSummary, 'tables' | 'names'> & { readonly tables: readonly PackedTable[]; readonly names: readonly string[] };
  readonly own: readonly FileDiagnostic[];
  readonly facts: (Pick<FileFacts, 'changes'> & { readonly tables: readonly PackedTable[] }) | null;
  readonly analysis: { readonly diagnostics: readonly FileDiagnostic[]; readonly edges: EdgesJson } | null;
}

/** Places lie in the file itself, as good as always. */
type PackedTable = Omit<TableFact, 'columns' | 'site'> & { readonly columns: readonly PackedColumn[]; readonly at: TextRange | FileSite };
type PackedColumn = readonly [
  name: string,
  type: string | null,
  nullable: boolean | null,
  start: number,
  end: number,
  rest?: Partial<ColumnFact>,
];

function packTable({ columns, site, ...table }: TableFact, uri: string): PackedTable {
  return { ...table, at: site.uri === uri ? site.range : site, columns: columns.map((column) => packColumn(column, uri)) };
}

function unpackTable({ at, columns, ...table }: PackedTable, uri: string): TableFact {
  return { ...table, site: 'uri' in at ? at : { uri, range: at }, columns: columns.map((column) => unpackColumn(column, uri)) };
}

const PLAIN: Pick<ColumnFact, 'description' | 'primaryKey' | 'references' | 'tests'> = {
  description: null,
  primaryKey: false,
  references: null,
  tests: [],
};

function packColumn({ name, type, nullable, site, ...rest }: ColumnFact, uri: string): PackedColumn {
  const here = site?.uri === uri ? site.range : { start: -1, end: -1 };
  const isPlain = rest.description === null && !rest.primaryKey && rest.references === null && rest.tests.length === 0;
  if (isPlain && site?.uri === uri) return [name, type, nullable, here.start, here.end];
  return [name, type, nullable, here.start, here.end, site?.uri === uri ? rest : { ...rest, site }];
}

function unpackColumn([name, type, nullable, start, end, rest]: PackedColumn, uri: string): ColumnFact {
  return { name, type, nullable, site: { uri, range: { start, end } }, ...PLAIN, ...rest };
}

function tellsMore(facts: FileFacts, summary: SqlSummary): boolean {
  const { tables } = summary;
  return facts.changes !== summary.changes || facts.tables.length !== tables.length || facts.tables.some((table, i) => table !== tables[i]);
}
