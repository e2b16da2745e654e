import { fail, ok, type Result, say, sentence } from '../../base/index.ts';
import type { FileDiagnostic } from '../diagnostics.ts';
import { YamlReader } from '../project/yaml-reader.ts';
import type { TableChange } from './amendment.ts';

/** A change as people write it: of a table or column by its name. */
export interface WrittenChange {
  readonly name: string;
  /** `drop`, `rename:NEW`, `type:T`, `nullable`, `not-null`, `gone`. */
  readonly change: string;
}

export const CHANGE_WORDS = sentence('drop, rename:NEW, type:T, nullable, not-null or gone');

/** What is meant by a word about a table, or about a column of one. */
export function readChange(word: string, column: string | null): Result<TableChange> {
  const [kind = '', ...rest] = word.trim().split(':');
  const value = rest.join(':').trim();
  const needsValue = kind === 'rename' || kind === 'type';
  if (needsValue && value === '')
    return fail(say('{0} needs what comes then: {1}', kind, `${kind}:${kind === 'type' ? 'bigint' : 'new_name'}`));
  if (!needsValue && rest.length > 0) return fail(say('nothing follows {0}; a change is {1}', kind, say(CHANGE_WORDS)));
  switch (kind) {
    case 'drop':
    case 'gone':
      return ok(column === null ? { change: 'drop-table' } : { change: 'drop-column', column });
    case 'rename':
      return ok(column === null ? { change: 'rename-table', to: value } : { change: 'rename-column', column, to: value });
    case 'type':
    case 'nullable':
    case 'not-null':
      if (column === null) return fail(say('{0} is a change of a column: name one', kind));
      if (kind === 'type') return ok({ change: 'change-type', column, type: value });
      return ok({ change: 'change-nullability', column, nullable: kind === 'nullable' });
    default:
      return fail(say('there is no change “{0}”; a change is {1}', kind, say(CHANGE_WORDS)));
  }
}

/** Reads a set of changes: `version: 1` and `changes:`, a list of `{ name, change }`. YAML or JSON. */
export function readChangesFile(text: string): {
  readonly changes: readonly WrittenChange[];
  readonly diagnostics: readonly FileDiagnostic[];
} {
  const reader = new YamlReader(text);
  const { root } = reader;
  const version = root.get('version');
  if (!root.isMap) root.report('changes', 'error', say('A set of changes is a mapping with “version: 1” and a list “changes”.'));
  else if (version !== null && version.scalar !== 1)
    version.report('changes', 'error', say('This AETL reads version 1 of changes. Write “version: 1”.'));
  root.expectKeys(['version', 'changes'], say('in a set of changes'), 'changes');
  const changes = root.list('changes').flatMap((entry): WrittenChange[] => {
    entry.expectKeys(['name', 'change'], say('in a change'), 'changes');
    const [name, change] = [entry.textOf('name'), entry.textOf('change')];
    if (name !== null && change !== null) return [{ name, change }];
    entry.report('changes', 'error', say('Each change has a name and a change: {0}.', '{ name: raw.orders.status, change: drop }'));
    return [];
  });
  if (root.isMap && root.get('changes') === null) root.report('changes', 'error', say('There is no list “changes”.'));
  return { changes, diagnostics: reader.diagnostics };
}
