import { parseTemplate, type Template } from '../jinja/index.ts';
import { bucketName, type FileFacts } from '../metadata/index.ts';
import type { ParsedScript } from '../sql/index.ts';
import { summarizeDag } from './airflow/summarize-dag.ts';
import { parseDbtProject } from './dbt/dbt-project.ts';
import { readProperties } from './dbt/properties.ts';
import { summarizePython, summaryOfLinks } from './dbt/python-model.ts';
import type { RenderedFile } from './dbt/rendered-file.ts';
import { readSeed } from './dbt/seeds.ts';
import { readSnapshotName } from './dbt/snapshot-name.ts';
import { diagnostic, type FileDiagnostic } from './diagnostics.ts';
import { summarizeEvents } from './events/summarize-events.ts';
import { glossaryOf } from './glossary/glossary-of.ts';
import { parseProjectFile } from './project/project-file.ts';
import type { SourceFile } from './source-file.ts';
import { summarizeRendered } from './summary/summarize-rendered.ts';
import { EMPTY_SUMMARY, type SqlSummary, summarizeSql } from './summary/summarize-sql.ts';
import { baseName, pathToUri } from './text/paths.ts';

/** What a file's text says on its own. */
export interface SourceContent {
  readonly summary: SqlSummary;
  readonly facts: FileFacts;
  readonly diagnostics: readonly FileDiagnostic[];
}

/** How SQL is read: as it stands, or, where its Jinja matters, as what it becomes. Asked only for SQL. */
interface SqlReader {
  readonly parse: () => ParsedScript;
  readonly render: () => RenderedFile | null;
  readonly manifest: () => FileFacts;
}

/** Reads a file as what it is to its project. */
export function readSource(file: SourceFile, reader: SqlReader): SourceContent {
  switch (file.role) {
    case 'sql':
    case 'model':
    case 'snapshot': {
      const rendered = reader.render();
      const summary =
        rendered === null
          ? summarizeSql(reader.parse(), file.uri, wholeFile(file))
          : summarizeRendered(rendered, file.uri, wholeFile(file));
      return { summary, facts: { tables: summary.tables, changes: summary.changes }, diagnostics: templateErrors(file, rendered) };
    }
    case 'python-model': {
      const summary = summarizePython(file.text, file.choice.dialect, wholeFile(file));
      return { summary, facts: { tables: summary.tables, changes: [] }, diagnostics: [] };
    }
    case 'yaml': {
      const { facts, diagnostics, links } = readProperties(file.text, {
        uri: file.uri,
        dialect: file.choice.dialect,
        dbt: file.project.dbt !== null,
      });
      return { summary: summaryOfLinks(links), facts, diagnostics };
    }
    case 'seed':
      return { ...NOTHING, facts: readSeed(file.text, { uri: file.uri, path: file.path ?? file.uri, dialect: file.choice.dialect }) };
    case 'project-file':
      return { ...NOTHING, diagnostics: parseProjectFile(file.text).diagnostics };
    case 'glossary': {
      const { diagnostics, columns, tables } = glossaryOf(file);
      const named = [...columns.map(({ text }) => text.split('.').at(-2) ?? ''), ...tables.map(({ text }) => text.split('.').at(-1) ?? '')];
      return { ...NOTHING, summary: { ...EMPTY_SUMMARY, names: new Set(named.map(bucketName)) }, diagnostics };
    }
    case 'dbt-project':
      return {
        ...NOTHING,
        diagnostics: parseDbtProject(file.text, { folder: file.project.folder, profiles: null, openRefs: true }).diagnostics,
      };
    case 'manifest':
      return { ...NOTHING, facts: reader.manifest() };
    case 'dag':
      return { ...NOTHING, summary: summarizeDag(file.text, file.uri, file.choice.dialect) };
    case 'lineage':
      return summarizeEvents(file);
    case 'macro':
      return { ...NOTHING, diagnostics: templateErrors(file, parseTemplate(file.text)) };
  }
}

function templateErrors(file: SourceFile, template: Pick<Template, 'errors'> | null): readonly FileDiagnostic[] {
  // Outside dbt, other engines with tags of their own may read the file.
  if (template === null || file.project.dbt === null) return [];
  return template.errors.map(({ message, start, end }) => diagnostic('jinja', 'error', message, { start, end }));
}

const NOTHING: SourceContent = { summary: EMPTY_SUMMARY, facts: { tables: [], changes: [] }, diagnostics: [] };

function wholeFile(file: SourceFile): { readonly name: string; readonly uri: string } | null {
  if (file.role !== 'model' && file.role !== 'snapshot' && file.role !== 'python-model') return null;
  const name = baseName(file.path ?? pathToUri(file.uri)).replace(/\.(sql|py)$/i, '');
  const snapshot = file.role === 'snapshot' ? readSnapshotName(file.text) : null;
  return { name: snapshot?.name ?? name, uri: file.uri };
}
