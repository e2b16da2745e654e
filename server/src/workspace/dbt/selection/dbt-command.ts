/** One call of dbt that makes tables. */
export interface DbtRun {
  readonly verb: DbtVerb;
  /** Words of `--select` and `--exclude`; nothing selected is everything. */
  readonly select: readonly string[];
  readonly exclude: readonly string[];
  /** Of `--selector`, whose words are in selectors.yml. */
  readonly selector: string | null;
  /** The folder that it is run in, as far as it is written. */
  readonly folder: string | null;
  /** As people would write it. */
  readonly text: string;
}

export type DbtVerb = 'run' | 'build' | 'seed' | 'snapshot';

/** Calls of dbt in a command line: `cd dbt && dbt run -s "tag:daily stg_orders+" --exclude x`. What only tests or prints is left out. */
export function readDbtCommands(command: string): readonly DbtRun[] {
  const runs: DbtRun[] = [];
  let folder: string | null = null;
  for (const words of commandsIn(command)) {
    if (words[0] === 'cd' && words[1] !== undefined) folder = words[1];
    // What is only printed is not run.
    const at = /^(echo|printf|#.*)$/.test(words[0] ?? '') ? -1 : words.findIndex((word) => /(^|\/)dbt$/.test(word));
    const rest = at < 0 ? [] : words.slice(at + 1);
    const verbAt = rest.findIndex((word) => VERBS.has(word));
    const verb = rest[verbAt];
    if (isVerb(verb)) runs.push(readRun(verb, [...rest.slice(0, verbAt), ...rest.slice(verbAt + 1)], folder));
  }
  return runs;
}

/** The same from the arguments of an operator that calls dbt. */
export function dbtRun(verb: DbtVerb, of: Partial<Omit<DbtRun, 'verb' | 'text'>>): DbtRun {
  const { select = [], exclude = [], selector = null, folder = null } = of;
  const parts = [
    ...(select.length === 0 ? [] : ['--select', ...select]),
    ...(exclude.length === 0 ? [] : ['--exclude', ...exclude]),
    ...(selector === null ? [] : ['--selector', selector]),
  ];
  return { verb, select, exclude, selector, folder, text: ['dbt', verb, ...parts].join(' ') };
}

const VERBS: ReadonlySet<string> = new Set([
  'run',
  'build',
  'seed',
  'snapshot',
  'test',
  'compile',
  'ls',
  'list',
  'docs',
  'source',
  'deps',
  'debug',
  'show',
]);

function isVerb(word: string | undefined): word is DbtVerb {
  return word === 'run' || word === 'build' || word === 'seed' || word === 'snapshot';
}

const LISTS: Readonly<Record<string, 'select' | 'exclude'>> = {
  '-s': 'select',
  '--select': 'select',
  '-m': 'select',
  '--models': 'select',
  '--model': 'select',
  '--exclude': 'exclude',
};

function readRun(verb: DbtVerb, words: readonly string[], around: string | null): DbtRun {
  const lists: Record<'select' | 'exclude', string[]> = { select: [], exclude: [] };
  let selector: string | null = null;
  let folder = around;
  let list: string[] | null = null;
  for (let at = 0; at < words.length; at++) {
    const [, flag = '', value] = /^(-[^=]*)(?:=(.*))?$/s.exec(words[at] ?? '') ?? [];
    if (flag === '') {
      list?.push(...wordsIn(words[at] ?? ''));
      continue;
    }
    const which = LISTS[flag];
    list = which === undefined ? null : lists[which];
    if (value !== undefined) list?.push(...wordsIn(value));
    if (flag === '--selector') selector = value ?? words[++at] ?? null;
    if (flag === '--project-dir') folder = value ?? words[++at] ?? null;
  }
  return dbtRun(verb, { ...lists, selector, folder });
}

/** Words of a selection; what a template will put in is one. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/(?:\{\{[\s\S]*?\}\}|\S)+/g) ?? [];
}

/** The words of each command of a line of shell; quotes are taken off. */
function commandsIn(command: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  const text = command.replace(/\\\r?\n/g, ' ');
  const word = /\{\{[\s\S]*?\}\}|"((?:[^"\\]|\\.)*)"|'([^']*)'|(&&|\|\||[;|\n&])|[^\s;&|"']+|\s+/g;
  let open = '';
  const close = () => {
    if (open !== '') commands.at(-1)?.push(open);
    open = '';
  };
  for (const [all, double, single, separator] of text.matchAll(word)) {
    if (separator !== undefined) {
      close();
      commands.push([]);
    } else if (/^\s/.test(all)) close();
    else open += double ?? single ?? all;
  }
  close();
  return commands;
}
