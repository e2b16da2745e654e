import { LineIndex, NEVER_CANCELLED } from '../../../base/index.ts';
import { EXIT } from '../exit.ts';
import { chosenFiles, type OpenProject, openProject } from '../open-project.ts';
import { formatOption, PROJECT_OPTIONS } from '../options.ts';
import { checkJson } from '../output/check-json.ts';
import type { CheckedFile, CheckResult } from '../output/check-result.ts';
import { checkSarif } from '../output/check-sarif.ts';
import { checkText } from '../output/check-text.ts';
import type { Verb } from '../verb.ts';

export const check: Verb = {
  name: 'check',
  about: 'find syntax errors, unknown tables and columns, and other mistakes',
  usage: '[FILE|FOLDER]... [options]',
  details: 'Without names, all files of the project are checked. The catalog always comes from the whole project.',
  options: { ...PROJECT_OPTIONS, format: { value: 'F', about: 'text (for people), json, sarif (for code scanning)' } },
  examples: [
    ['aetl check', 'check the project in this folder'],
    ['aetl check marts/daily.sql --dialect postgres', 'check one file against the project'],
    ['aetl check --format sarif > aetl.sarif', 'findings for GitHub code scanning'],
  ],
  async run(args, terminal) {
    const format = formatOption('check', args, ['text', 'json', 'sarif']);
    const project = await openProject(args, terminal);
    const result = await checkProject(project, args.names);
    switch (format) {
      case 'text':
        terminal.out(checkText(result, terminal));
        break;
      case 'json':
        terminal.out(checkJson(result));
        break;
      case 'sarif':
        terminal.out(checkSarif(result));
    }
    return result.errors > 0 ? EXIT.findings : EXIT.ok;
  },
};

export async function checkProject(project: OpenProject, names: readonly string[]): Promise<CheckResult> {
  const files: CheckedFile[] = [];
  let statements = 0;
  for (const file of chosenFiles(project, names)) {
    const found = await project.aetl.check(file.uri, NEVER_CANCELLED);
    statements += file.statements;
    const lines = new LineIndex(file.text);
    const diagnostics = found.map(({ range, ...rest }) => ({
      ...rest,
      range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
    }));
    files.push({ path: file.path, text: file.text, diagnostics });
  }
  const severities = files.flatMap((file) => file.diagnostics.map((diagnostic) => diagnostic.severity));
  return {
    folder: project.folder,
    files,
    statements,
    errors: severities.filter((severity) => severity === 'error').length,
    warnings: severities.filter((severity) => severity === 'warning').length,
    skipped: names.length > 0 ? [] : project.summary.skipped,
  };
}
