import { say, sentence } from '../../base/index.ts';
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
  const variable = /\bvar\s*\(\s*(['"])([^'"]*)$/.exec(inside);
  if (variable)
    return rank(variableProposals(workspace, file), variable[2] ?? '', { start: offset - (variable[2] ?? '').length, end: offset });
  const word = /\w*$/.exec(inside)?.[0] ?? '';
  if (/['"][^'"]*$/.test(inside.replace(/(['"]).*?\1/g, ''))) return { items: [], incomplete: false };
  const range = { start: offset - word.length, end: offset };
  const owner = /(\w+)\s*\.\s*\w*$/.exec(inside)?.[1];
  if (owner !== undefined) return rank(macroProposals(workspace, file, owner), word, range);
  // Behind `{%` a tag comes first; what follows it is an expression.
  const atTag = /^\{%[-+]?\s*\w*$/.test(inside);
  return rank(atTag ? explained(STATEMENTS) : [...explained(EXPRESSIONS), ...macroProposals(workspace, file, null)], word, range);
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

/** The macros of a package; without one, the project's own and the names of its packages. */
function macroProposals(workspace: IdeWorkspace, file: IdeFile, owner: string | null): readonly Proposal[] {
  const macros = workspace.macros(file.uri);
  const shown = macros
    .filter((macro) => (owner === null ? macro.own : macro.package === owner))
    .map(({ name, signature, comment, package: origin }): Proposal => {
      const detail = comment === null ? signature : `${signature} · ${comment}`;
      return { kind: 'function', label: name, insert: `${name}($1)`, snippet: true, detail, origin, group: 1 };
    });
  if (owner !== null) return shown;
  const packages = new Set(macros.filter(({ own }) => !own).map((macro) => macro.package));
  return [
    ...shown,
    ...[...packages].map((name): Proposal => ({ kind: 'schema', label: name, insert: name, detail: say('a package'), group: 2 })),
  ];
}

function variableProposals(workspace: IdeWorkspace, file: IdeFile): readonly Proposal[] {
  return workspace.variables(file.uri).map(({ name, value }) => ({ kind: 'alias', label: name, insert: name, detail: value, group: 0 }));
}

const snippet = (label: string, insert: string, detail: string): Proposal => ({
  kind: 'snippet',
  label,
  insert,
  snippet: true,
  detail,
  group: 0,
});

/** The proposals are there before anybody has said which language is spoken. */
function explained(proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.map((proposal) => ({ ...proposal, detail: say(proposal.detail ?? '') }));
}

const EXPRESSIONS: readonly Proposal[] = [
  snippet('ref', "ref('$1')", sentence('a model of this project')),
  snippet('source', "source('$1', '$2')", sentence('a table that comes from outside')),
  snippet('var', "var('$1')", sentence('a variable of the project')),
  snippet('env_var', "env_var('$1')", sentence('an environment variable')),
  snippet('config', `config(materialized='$\{1|view,table,incremental,ephemeral|}')`, sentence('settings of this model')),
  { kind: 'snippet', label: 'this', insert: 'this', detail: sentence('the table of this model'), group: 0 },
];

const STATEMENTS: readonly Proposal[] = [
  snippet('if', 'if $1 %}\n$0\n{% endif', sentence('a condition')),
  snippet('for', 'for $1 in $2 %}\n$0\n{% endfor', sentence('a loop')),
  snippet('set', 'set $1 = $2', sentence('a variable')),
  snippet('macro', 'macro $1($2) %}\n$0\n{% endmacro', sentence('a macro')),
  snippet('is_incremental', 'if is_incremental() %}\n$0\n{% endif', sentence('only when new rows are added')),
];
