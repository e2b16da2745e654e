import { say } from '../../base/index.ts';
import { scopesOf } from './columns.ts';
import { GROUP, type Proposal } from './item.ts';
import { CURSOR_NAME } from './repair.ts';
import { clauseBefore, type Request, wordBefore } from './request.ts';

/** Aliases in scope, to begin `o.id` with. */
export function scopeAliasProposals(request: Request): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (const { entries } of scopesOf(request))
    for (const { alias, relation } of entries)
      if (alias !== null && !alias.toLowerCase().includes(CURSOR_NAME))
        proposals.push({
          kind: 'alias',
          label: alias,
          insert: request.name(alias),
          origin: relation.name,
          group: GROUP.alias,
        });
  return proposals;
}

/** Behind `FROM order_items `: `oi`, and the next free one if another relation has that name. */
export function newAliasProposals(request: Request): readonly Proposal[] {
  const name = /^(FROM|JOIN|UPDATE|INTO|USING|APPLY)$/.test(clauseBefore(request)) ? nameBefore(request) : null;
  if (name === null) return [];
  const taken = new Set((request.scope?.entries ?? []).map(({ alias }) => alias?.toLowerCase()));
  return aliasesFor(name)
    .map((alias) => free(alias, taken))
    .map((alias) => ({
      kind: 'alias',
      label: alias,
      insert: request.name(alias),
      origin: say('alias of {0}', name),
      group: GROUP.aliasName,
    }));
}

/** Initials of the words of a name, and its last word: `order_items` gives `oi` and `items`. */
export function aliasesFor(name: string): readonly string[] {
  const words = name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const initials = words.map((word) => word[0]).join('');
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [...new Set([initials, last].filter((alias) => alias !== undefined && /^\p{L}/u.test(alias)))] as string[];
}

export function free(alias: string, taken: ReadonlySet<string | undefined>): string {
  if (!taken.has(alias)) return alias;
  let number = 2;
  while (taken.has(`${alias}${number}`)) number++;
  return `${alias}${number}`;
}

/** The last part of the table's name that stands before the cursor; in dbt, the model's. */
function nameBefore(request: Request): string | null {
  const token = request.before.at(wordBefore(request) === 'AS' ? -2 : -1);
  if (!token) return null;
  const text = request.text.slice(token.start, token.end);
  if (token.type === 'jinja') return /\((?:[^()]*,)?\s*['"]([^'"]+)['"]\s*\)/.exec(text)?.[1] ?? null;
  return token.type === 'word' || token.type === 'identifier' ? text.replace(/^[`"[]|[`"\]]$/g, '') : null;
}
