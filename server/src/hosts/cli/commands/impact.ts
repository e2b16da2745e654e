import { readFileSync } from 'node:fs';
import { CHANGE_WORDS, readChangesFile, type WrittenChange } from '../../../app/index.ts';
import { LineIndex, NEVER_CANCELLED, say } from '../../../base/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { openProject } from '../open-project.ts';
import { type Arguments, formatOption, PROJECT_OPTIONS } from '../options.ts';
import { IMPACT_GROUPINGS, type ImpactGrouping } from '../output/impact-groups.ts';
import { impactJson, impactText, simulationJson, simulationText } from '../output/impact-output.ts';
import type { Verb } from '../verb.ts';

export const impact: Verb = {
  name: 'impact',
  about: 'show what a change of a table or column would break, before it is made',
  usage: 'NAME --change CHANGE | --changes FILE [options]',
  details: `NAME is a table (raw.orders) or a column (raw.orders.status), or what may be gone: job:NAME, file:PATH, connection:NAME. A change is ${CHANGE_WORDS}.\nWith --changes, a set of changes is tried together: what aetl check would say then, and which columns would be others.\nNothing is changed. Exit status 1 when something would break.`,
  options: {
    ...PROJECT_OPTIONS,
    change: { value: 'CHANGE', about: 'what would be done to NAME' },
    changes: { value: 'FILE', about: 'YAML or JSON: version: 1, and changes: a list of { name, change }' },
    group: { value: 'BY', about: 'put places together by model (the default), job or report; JSON says all three of each place' },
    format: { value: 'F', about: 'text or json' },
  },
  examples: [
    ['aetl impact raw.orders.status --change drop', 'who breaks, who silently does something else, what is computed from it'],
    ['aetl impact raw.orders.status --change drop --group job', 'which jobs fail tonight'],
    ['aetl impact raw.orders.order_id --change type:uuid', 'the same for another type'],
    ['aetl impact job:nightly --change gone', 'what stays as it was when a job does not run'],
    ['aetl impact --changes next-release.yaml', 'what would aetl check say after all of them?'],
  ],
  async run(args, terminal) {
    const format = formatOption('impact', args, ['text', 'json']);
    const [name, ...others] = args.names;
    const [change, file] = [args.text('change'), args.text('changes')];
    if (others.length > 0 || (file === null) === (name === undefined) || (file === null) === (change === null))
      throw new UsageError('aetl impact needs a NAME with --change, or --changes FILE');
    const changes = file === null ? [{ name: name ?? '', change: change ?? '' }] : changesIn(file);
    const group = groupOption(args);
    if (file !== null && group !== null) throw new UsageError('--group goes with NAME and --change');
    const { aetl } = await openProject(args, terminal);
    if (file === null) {
      const report = await aetl.impact(changes, NEVER_CANCELLED);
      if (!report.ok) throw new UsageError(report.error);
      terminal.out(format === 'json' ? impactJson(report.value) : impactText(report.value, group ?? 'model', terminal));
      return report.value.summary.error > 0 ? EXIT.findings : EXIT.ok;
    }
    const report = await aetl.simulate(changes, NEVER_CANCELLED);
    if (!report.ok) throw new UsageError(report.error);
    terminal.out(format === 'json' ? simulationJson(report.value) : simulationText(report.value, terminal));
    return report.value.appeared.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.ok;
  },
};

function groupOption(args: Arguments): ImpactGrouping | null {
  const wanted = args.text('group');
  const known = IMPACT_GROUPINGS.find((grouping) => grouping === wanted) ?? null;
  if (wanted !== null && known === null) throw new UsageError(`--group is model, job or report, not "${wanted}"`);
  return known;
}

function changesIn(file: string): readonly WrittenChange[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(say('{0} cannot be read: {1}', file, error instanceof Error ? error.message : String(error)));
  }
  const { changes, diagnostics } = readChangesFile(text);
  const [wrong] = diagnostics.filter(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw new UsageError(`${file}:${new LineIndex(text).positionAt(wrong.range.start).line + 1}: ${wrong.message}`);
  if (changes.length === 0) throw new UsageError(say('{0} holds no changes', file));
  return changes;
}
