import { closestNames, NEVER_CANCELLED, say, sayAny } from '../../../base/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { openProject } from '../open-project.ts';
import { formatOption, languageOption, PROJECT_OPTIONS } from '../options.ts';
import type { Verb } from '../verb.ts';
import { writeWhole } from './lineage.ts';

export const erd: Verb = {
  name: 'erd',
  about: 'draw tables with their keys, and who refers to whom',
  usage: '[SCHEMA|TABLE…] [options]',
  details:
    'Foreign keys that nobody has declared are inferred from names and types, drawn dashed and marked as inferred.\nA name may hold * for any letters; all tables are drawn if none is named.',
  options: {
    ...PROJECT_OPTIONS,
    format: { value: 'F', about: 'mermaid, dot, svg, html (one page, which also saves a PNG), or json' },
    connection: { value: 'NAME', about: 'the tables of a database, as its last crawl found them, instead of those of the files' },
    'declared-only': { about: 'leave out what is only inferred' },
    output: { value: 'PATH', about: 'write to a file instead of stdout' },
  },
  examples: [
    ['aetl erd marts --format html --output marts.html', 'a page with the diagram of a schema'],
    ['aetl erd --connection warehouse public --format svg --output dw.svg', 'a schema of a database'],
    ['aetl erd raw.orders raw.order_* --format mermaid', 'some tables, for Markdown'],
  ],
  async run(args, terminal) {
    const format = formatOption('erd', args, ['mermaid', 'dot', 'svg', 'html', 'json']);
    const language = languageOption(args);
    const { aetl } = await openProject(args, terminal);
    const connection = args.text('connection');
    const select = (names: readonly string[]) =>
      connection === null ? aetl.erds.of(names, NEVER_CANCELLED) : aetl.erds.ofConnection(connection, names, NEVER_CANCELLED);
    const selected = await select(args.names);
    if (selected === null)
      throw new UsageError(
        `the tables of ${connection} are not known: aetl.yaml has no such connection, or aetl crawl ${connection} was not run yet`,
      );
    const { erd: found, unknown } = selected;
    const [first] = unknown;
    if (first !== undefined) {
      const all = (await select([]))?.erd.tables ?? [];
      const guesses = closestNames(first, new Set(all.flatMap(({ id, schema }) => [id, schema ?? id])));
      throw new UsageError(
        guesses.length > 0
          ? say('there is no schema or table {0}; did you mean {1}?', first, sayAny(guesses))
          : say('there is no schema or table {0}', first),
      );
    }
    if (found.tables.length === 0)
      throw new UsageError('there are no tables to draw: no file of the project defines one (--connection NAME draws those of a database)');
    const drawn = args.has('declared-only') ? { ...found, relations: found.relations.filter(({ inferred }) => !inferred) } : found;
    const everything = language === 'ko' ? '모든 테이블' : 'All tables';
    const text = await aetl.erds.write(drawn, format, args.names.length === 0 ? everything : args.names.join(', '), { language });
    const output = args.text('output');
    if (output === null) terminal.out(text);
    else await writeWhole(output, text);
    return EXIT.ok;
  },
};
