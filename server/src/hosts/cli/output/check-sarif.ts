import { pathToFileURL } from 'node:url';
import { VERSION } from '../version.ts';
import type { CheckedDiagnostic, CheckResult } from './check-result.ts';

const RULES: Readonly<Record<string, string>> = {
  syntax: 'The statement is not valid SQL in its dialect.',
  'unknown-table': 'The table is defined nowhere.',
  'broken-view': 'The view does not work in the database.',
  'generated-column': 'The database does not let anybody write the column.',
  'unknown-column': 'None of the tables in scope has the column.',
  'ambiguous-column': 'Several tables in scope have the column.',
  'unknown-alias': 'No table in scope has the alias.',
  'duplicate-alias': 'Two tables in one scope have the same alias.',
  'column-count': 'The number of columns does not fit.',
  'unknown-function-argument': 'The function has no such argument.',
  'type-mismatch': 'The types do not fit.',
  'duplicate-definition': 'The table is defined more than once.',
  'cyclic-model': 'The view or model is computed from itself.',
  'project-file': 'The project file is wrong.',
  'clear-text-secret': 'A secret stands in a file in clear text.',
  yaml: 'The file is not valid YAML.',
  'skipped-file': 'The file was left out.',
};

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: paths relative to the project, lines and columns from one. */
export function checkSarif({ folder, files }: CheckResult): string {
  const codes = [...new Set(files.flatMap((file) => file.diagnostics.map(({ code }) => code)))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'AETL', version: VERSION, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { PROJECTROOT: { uri: `${pathToFileURL(folder).href}/` } },
        results: files.flatMap(({ path, diagnostics }) =>
          diagnostics.map((diagnostic) => result(path, diagnostic, codes.indexOf(diagnostic.code))),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: string): object {
  return { id: code, shortDescription: { text: RULES[code] ?? code } };
}

function result(path: string, { code, severity, message, range, suggestions }: CheckedDiagnostic, ruleIndex: number): object {
  const hint = suggestions.filter((suggestion) => !message.includes(suggestion));
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: hint.length > 0 ? `${message} Did you mean ${hint.join(' or ')}?` : message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'PROJECTROOT' },
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
          },
        },
      },
    ],
  };
}
