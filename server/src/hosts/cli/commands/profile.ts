import { readFileSync } from 'node:fs';
import type { Aetl, DriftFinding, ProfileProgress, TableProfile } from '../../../app/index.ts';
import { say, tell } from '../../../base/index.ts';
import { statusOfFailure } from '../connections-report.ts';
import { EXIT, type ExitStatus, UsageError } from '../exit.ts';
import { interruptible } from '../interruptible.ts';
import { openProject } from '../open-project.ts';
import { type Arguments, formatOption, PROJECT_OPTIONS } from '../options.ts';
import { driftText, historyText, profileText } from '../output/profile-text.ts';
import type { Terminal } from '../terminal.ts';
import type { Verb } from '../verb.ts';

export const profile: Verb = {
  name: 'profile',
  about: 'show tables of a connection in figures: nulls, distinct values, ranges, patterns',
  usage: 'CONNECTION TABLE... [options]',
  details:
    'Figures are worked out by the database; a sample of large tables is read. Values of columns that are likely to hold personal data are masked. Profiles are kept in the store of the project. With --compare, what has changed since an earlier one is shown, and warnings and errors end with status 1.',
  options: {
    project: PROJECT_OPTIONS.project,
    'no-cache': PROJECT_OPTIONS['no-cache'],
    sample: { value: 'N%', about: 'share of the rows to read; chosen by the size of the table if not given' },
    full: { about: 'read all rows' },
    budget: { value: 'TIME', about: 'seconds for a table (30s, 5m); 60s if not given' },
    compare: { value: 'WITH', about: 'last, a date (2026-11-01), or a file of an earlier --format json' },
    history: { about: 'list the profiles that are kept, without asking the database' },
    'no-store': { about: 'do not keep the profiles' },
    format: { value: 'F', about: 'text or json' },
  },
  examples: [
    ['aetl profile warehouse dw.sales', 'what is in the table'],
    ['aetl profile warehouse dw.sales --compare last', 'what has changed since the last profile'],
    ['aetl profile warehouse dw.sales --history', 'when it was profiled, and how many rows it had'],
    ['aetl profile warehouse dw.sales dw.customer --no-store --format json > before.json', 'to compare with by --compare before.json'],
  ],
  async run(args, terminal) {
    const format = formatOption('profile', args, ['text', 'json']);
    const [connection, ...tables] = args.names;
    if (connection === undefined || tables.length === 0)
      throw new UsageError('name a connection and its tables: aetl profile warehouse dw.sales');
    const choice = { sample: sampleOf(args), budgetMilliseconds: budgetOf(args), keep: !args.has('no-store') };
    const compared = comparisonOf(args.text('compare'));
    const { aetl } = await openProject(args, terminal);
    if (args.has('history')) return showHistory(aetl, connection, tables, format, terminal);
    const before = compared === null ? null : await profilesBefore(aetl, connection, tables, compared);
    const profiles: TableProfile[] = [];
    let status: ExitStatus = EXIT.ok;
    try {
      terminal.progress(`profiling ${tables[0]}`);
      const progress = ({ done, total }: ProfileProgress) => terminal.progress(`profiling: ${Math.round((100 * done) / total)} %`);
      await interruptible(async (token) => {
        for await (const { table, answer, notKept } of aetl.profiles.run(connection, tables, choice, token, progress)) {
          terminal.endProgress();
          if (notKept !== null) terminal.note(`aetl: ${say('{0}: the profile was not kept: {1}', table, notKept)}\n`);
          if (answer.ok) profiles.push(answer.value);
          else {
            terminal.note(`aetl: ${table}: ${answer.error.message}\n`);
            status = Math.max(status, statusOfFailure(answer.error)) as ExitStatus;
          }
          if (answer.ok && format === 'text' && before === null) terminal.out(profileText(answer.value, terminal));
        }
      });
    } finally {
      await aetl.connections.close();
      await aetl.databases.close();
    }
    const drift = before === null ? null : driftOf(aetl, before, profiles);
    if (format === 'json')
      terminal.out(
        `${JSON.stringify({ version: 1, profiles: profiles.map(spelledOut), ...(drift === null ? {} : { drift }) }, null, 2)}\n`,
      );
    else if (drift !== null) for (const { table, findings } of drift) terminal.out(driftText(table, findings, terminal));
    const changed = (drift ?? []).some(({ findings }) => (findings ?? []).some(({ severity }) => severity !== 'info'));
    return status === EXIT.ok && changed ? EXIT.findings : status;
  },
};

interface Drift {
  readonly table: string;
  /** Null when there is no earlier profile of the table. */
  readonly findings: readonly DriftFinding[] | null;
}

/** What is kept in no language is printed in the one that is spoken. */
function spelledOut(profile: TableProfile): TableProfile {
  return { ...profile, columns: profile.columns.map((column) => ({ ...column, problem: column.problem && tell(column.problem) })) };
}

function driftOf(aetl: Aetl, before: readonly TableProfile[], profiles: readonly TableProfile[]): readonly Drift[] {
  return profiles.map((after) => {
    const earlier = before.find(({ table }) => table.name === after.table.name && table.schema === after.table.schema);
    const table = [after.table.schema, after.table.name].filter((part) => part !== null).join('.');
    return { table, findings: earlier === undefined ? null : aetl.profiles.compare(earlier, after) };
  });
}

function sampleOf(args: Arguments): 'auto' | 'full' | { readonly percent: number } {
  const text = args.text('sample');
  if (args.has('full') && text !== null) throw new UsageError('--full and --sample exclude each other');
  if (text === null) return args.has('full') ? 'full' : 'auto';
  const percent = Number(/^(\d+(?:\.\d+)?)%?$/.exec(text)?.[1] ?? Number.NaN);
  if (!(percent > 0 && percent <= 100)) throw new UsageError('--sample must be a share such as 5%');
  return { percent };
}

function budgetOf(args: Arguments): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(args.text('budget') ?? '60s');
  const milliseconds = Number(match?.[1] ?? 0) * ({ ms: 1, s: 1000, m: 60_000 }[match?.[2] ?? 's'] ?? 1000);
  if (!(milliseconds > 0)) throw new UsageError('--budget must be a time such as 30s or 5m');
  return milliseconds;
}

/** `last`, a moment, or the profiles of a file. */
type Comparison = 'last' | number | readonly TableProfile[];

function comparisonOf(text: string | null): Comparison | null {
  if (text === null || text === 'last') return text;
  const moment = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment)) return readProfiles(text);
  // A day means all of it.
  return text.length === 10 ? moment + 86_400_000 - 1 : moment;
}

/** Read before the database is asked, so that a profile is not compared with itself. */
async function profilesBefore(
  aetl: Aetl,
  connection: string,
  tables: readonly string[],
  compared: Comparison,
): Promise<readonly TableProfile[]> {
  if (typeof compared === 'object') return compared;
  const found: TableProfile[] = [];
  for (const table of tables) {
    const latest = await aetl.profiles.latest(connection, table, compared === 'last' ? undefined : compared);
    if (!latest.ok) throw new UsageError(latest.error.message);
    if (latest.value !== null) found.push(latest.value.profile);
  }
  return found;
}

async function showHistory(
  aetl: Aetl,
  connection: string,
  tables: readonly string[],
  format: string,
  terminal: Terminal,
): Promise<ExitStatus> {
  try {
    const history = [];
    for (const table of tables) {
      const found = await aetl.profiles.history(connection, table);
      if (!found.ok) throw new UsageError(found.error.message);
      history.push({ table, profiles: found.value.map(({ id, takenAt, rows, sampled }) => ({ id, takenAt, rows, sampled })) });
    }
    if (format === 'json') terminal.out(`${JSON.stringify({ version: 1, history }, null, 2)}\n`);
    else for (const { table, profiles } of history) terminal.out(historyText(table, profiles, terminal));
    return EXIT.ok;
  } finally {
    await aetl.databases.close();
  }
}

function readProfiles(file: string): readonly TableProfile[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { version, profiles } = typeof parsed === 'object' && parsed !== null ? (parsed as { version?: unknown; profiles?: unknown }) : {};
  if (version !== 1 || !Array.isArray(profiles)) throw new UsageError(`${file} is no output of aetl profile --format json`);
  return profiles as readonly TableProfile[];
}
