import type { IdeFile, IdeTable, IdeWorkspace } from '../port.ts';
import { type CompletionList, GROUP, type Proposal } from './item.ts';
import { rank } from './rank.ts';

/** Inside `{{ … }}` or `{% … %}`: models for `ref`, sources for `source`, else what dbt offers; null outside Jinja. */
export function jinjaCompletion(workspace: IdeWorkspace, file: IdeFile, offset: number): CompletionList | null {
  const open = openJinja(file.text, offset);
  if (open === null) return null;
  const inside = file.text.slice(open, offset);
  const call = /\b(ref|source)\s*\(\s*((?:(?:'[^']*'|"[^"]*")\s*,\s*)*)(['"])([^'"]*)$/.exec(inside);
  if (call) {
    const [, name, earlier = '', , typed = ''] = call;
    const args = [...earlier.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '');
    const range = { start: offset - typed.length, end: offset + (/^[\w-]*/.exec(file.text.slice(offset))?.[0].length ?? 0) };
    return rank(argumentProposals(workspace.tables(file.uri), file, name === 'ref' ? 'ref' : 'source', args), typed, range);
  }
  const word = /\w*$/.exec(inside)?.[0] ?? '';
  if (/['"][^'"]*$/.test(inside.replace(/(['"]).*?\1/g, ''))) return { items: [], incomplete: false };
  return rank(inside.startsWith('{{') ? EXPRESSIONS : STATEMENTS, word, { start: offset - word.length, end: offset });
}

/** Where the Jinja around the offset begins; null outside. */
function openJinja(text: string, offset: number): number | null {
  const before = text.slice(Math.max(0, offset - 4000), offset);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  const close = Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'));
  if (open === -1 || close > open) return null;
  return Math.max(0, offset - 4000) + open;
}

function argumentProposals(
  tables: readonly IdeTable[],
  file: IdeFile,
  name: 'ref' | 'source',
  args: readonly string[],
): readonly Proposal[] {
  const named = tables.filter((table) => table.jinja?.function === name && table.id !== file.model);
  if (name === 'ref' || args.length > 0) {
    const [source] = args;
    return named
      .filter(({ jinja }) => name === 'ref' || jinja?.args[0] === source)
      .map((table) => {
        const label = table.jinja?.args.at(-1) ?? table.name;
        return {
          kind: name === 'ref' ? ('model' as const) : ('source' as const),
          label,
          insert: label,
          origin: table.schema,
          group: GROUP.table,
          subject: { kind: 'table' as const, table: table.id },
        };
      });
  }
  const sources = new Set(named.map(({ jinja }) => jinja?.args[0] ?? ''));
  return [...sources].map((source) => ({ kind: 'source', label: source, insert: source, group: GROUP.schema }));
}

const snippet = (label: string, insert: string, detail: string): Proposal => ({
  kind: 'snippet',
  label,
  insert,
  snippet: true,
  detail,
  group: 0,
});

const EXPRESSIONS: readonly Proposal[] = [
  snippet('ref', "ref('$1')", 'a model of this project'),
  snippet('source', "source('$1', '$2')", 'a table that comes from outside'),
  snippet('var', "var('$1')", 'a variable of the project'),
  snippet('env_var', "env_var('$1')", 'an environment variable'),
  snippet('config', `config(materialized='$\{1|view,table,incremental,ephemeral|}')`, 'settings of this model'),
  { kind: 'snippet', label: 'this', insert: 'this', detail: 'the table of this model', group: 0 },
];

const STATEMENTS: readonly Proposal[] = [
  snippet('if', 'if $1 %}\n$0\n{% endif', 'a condition'),
  snippet('for', 'for $1 in $2 %}\n$0\n{% endfor', 'a loop'),
  snippet('set', 'set $1 = $2', 'a variable'),
  snippet('macro', 'macro $1($2) %}\n$0\n{% endmacro', 'a macro'),
  snippet('is_incremental', 'if is_incremental() %}\n$0\n{% endif', 'only when new rows are added'),
];
