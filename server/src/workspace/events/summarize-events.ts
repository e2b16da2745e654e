import { say, sentence } from '../../base/index.ts';
import { bucketName, type FileFacts, type TableFact } from '../../metadata/index.ts';
import { diagnostic, type FileDiagnostic } from '../diagnostics.ts';
import type { SourceFile } from '../source-file.ts';
import { EMPTY_SUMMARY, type SqlSummary } from '../summary/summarize-sql.ts';
import { isDbtArtifact, readDbtArtifact } from './dbt-artifacts.ts';
import type { ColumnFlow } from './flow.ts';
import { readJsonValues } from './json-values.ts';
import { type DatasetFacts, isOpenLineage, readOpenLineage } from './open-lineage.ts';

const CODE = 'lineage-import';
/** The rest of them says the same. */
const MOST_COMPLAINTS = 20;

/** A file of OpenLineage events, or an artifact of dbt: the tables that it names, and what flows between them. */
export function summarizeEvents(file: Pick<SourceFile, 'text' | 'uri' | 'project' | 'choice'>): {
  readonly summary: SqlSummary;
  readonly facts: FileFacts;
  readonly diagnostics: readonly FileDiagnostic[];
} {
  const { text, uri, project } = file;
  const { dialect } = file.choice;
  const { values, broken, isBroken } = readJsonValues(text);
  const passed = isBroken
    ? sentence('Nothing of this file is read, since it is not valid JSON; write it anew: {0}.')
    : sentence('This line is passed over, since it is not valid JSON: {0}.');
  const diagnostics = broken.slice(0, MOST_COMPLAINTS).map(({ range, reason }) => diagnostic(CODE, 'warning', say(passed, reason), range));
  const events = values.filter(({ value }) => isOpenLineage(value));
  const artifacts = values.filter(({ value }) => isDbtArtifact(value));
  if (values.length > 0 && events.length + artifacts.length === 0)
    diagnostics.push(
      diagnostic(CODE, 'warning', say('This holds neither OpenLineage events nor an artifact of dbt (manifest.json, catalog.json).'), {
        start: 0,
        end: Math.min(1, text.length),
      }),
    );
  const parts = [
    readOpenLineage(events, { text, project, dialect }),
    ...artifacts.map(({ value }) => readDbtArtifact(value, { text, dialect })),
  ];
  const flows = parts.flatMap((part) => part.flows);
  const datasets = parts.flatMap((part) => part.datasets).filter(({ table }) => !table.local);
  const names = new Set(flows.flatMap(bucketsOf));
  const facts = { tables: datasets.map((dataset) => factOf(dataset, uri)), changes: [] };
  return { summary: { ...EMPTY_SUMMARY, names, flows }, facts, diagnostics };
}

function bucketsOf({ source, target }: ColumnFlow): string[] {
  return [source, target].flatMap(({ parts }) => {
    const last = parts.at(-1);
    return last === undefined ? [] : [bucketName(last.text)];
  });
}

function factOf({ table, columns, description, range }: DatasetFacts, uri: string): TableFact {
  const site = { uri, range };
  return {
    role: 'source',
    kind: table.kind,
    dialect: table.dialect,
    parts: table.parts,
    columns: columns.map((column) => ({
      ...column,
      nullable: null,
      primaryKey: false,
      references: null,
      tests: [],
      site,
    })),
    complete: false,
    description,
    site,
    jinja: null,
    repeatable: true,
  };
}
