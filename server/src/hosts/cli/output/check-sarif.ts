import { pathToFileURL } from 'node:url';
import { say, sayAny, sentence } from '../../../base/index.ts';
import { VERSION } from '../version.ts';
import type { CheckedDiagnostic, CheckResult } from './check-result.ts';

const RULES: Readonly<Record<string, string>> = {
  syntax: sentence('The statement is not valid SQL in its dialect.'),
  'unknown-table': sentence('The table is defined nowhere.'),
  'broken-view': sentence('The view does not work in the database.'),
  'generated-column': sentence('The database does not let anybody write the column.'),
  'unknown-column': sentence('None of the tables in scope has the column.'),
  'ambiguous-column': sentence('Several tables in scope have the column.'),
  'unknown-alias': sentence('No table in scope has the alias.'),
  'duplicate-alias': sentence('Two tables in one scope have the same alias.'),
  'column-count': sentence('The number of columns does not fit.'),
  'unknown-function-argument': sentence('The function has no such argument.'),
  'type-mismatch': sentence('The types do not fit.'),
  'duplicate-definition': sentence('The table is defined more than once.'),
  'cyclic-model': sentence('The view or model is computed from itself.'),
  'project-file': sentence('The project file is wrong.'),
  'clear-text-secret': sentence('A secret stands in a file in clear text.'),
  yaml: sentence('The file is not valid YAML.'),
  'skipped-file': sentence('The file was left out.'),
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
  return { id: code, shortDescription: { text: say(RULES[code] ?? code) } };
}

function result(path: string, { code, severity, message, range, suggestions }: CheckedDiagnostic, ruleIndex: number): object {
  const hint = suggestions.filter((suggestion) => !message.includes(suggestion));
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: hint.length > 0 ? say('{0} Did you mean {1}?', message, sayAny(hint)) : message },
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
