import { NEVER_CANCELLED, say } from '../../../base/index.ts';
import { EXIT } from '../exit.ts';
import { openProject } from '../open-project.ts';
import { formatOption, languageOption, PROJECT_OPTIONS } from '../options.ts';
import type { Verb } from '../verb.ts';
import { writeWhole } from './lineage.ts';

export const report: Verb = {
  name: 'report',
  about: 'write one page with the catalog, lineage, diagram, jobs and profiles',
  usage: '[options]',
  details: 'The page opens from a file and asks nothing of any network. Profiles are the newest that are kept; no database is asked.',
  options: {
    ...PROJECT_OPTIONS,
    import: { value: 'FILES', about: 'files of OpenLineage events or dbt artifacts to read too, with commas between them' },
    format: { value: 'F', about: 'html, or json: the data of the page' },
    output: { value: 'PATH', about: 'where to; aetl-report.html if not given' },
  },
  examples: [
    ['aetl report', 'writes aetl-report.html'],
    ['aetl report --language ko --output report-ko.html', 'in Korean'],
    ['aetl report --format json --output report.json', 'the same for programs'],
  ],
  async run(args, terminal) {
    const format = formatOption('report', args, ['html', 'json']);
    const language = languageOption(args);
    const { aetl } = await openProject(args, terminal);
    await aetl.readDefinitions(NEVER_CANCELLED);
    const found = await aetl.reports.collect(NEVER_CANCELLED);
    const output = args.text('output') ?? (format === 'html' ? 'aetl-report.html' : null);
    const text = format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : await aetl.reports.page(found, language, NEVER_CANCELLED);
    if (output === null) {
      terminal.out(text);
      return EXIT.ok;
    }
    await writeWhole(output, text);
    terminal.out(
      `${say('{0}: {1} {1|table|tables}, {2} {2|edge|edges}, {3} {3|job|jobs}.', output, found.tables.length, found.edges.length, found.jobs.length)}\n`,
    );
    return EXIT.ok;
  },
};
