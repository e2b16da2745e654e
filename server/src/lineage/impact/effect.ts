import { say } from '../../base/index.ts';
import { describeChange, isTableKind, type SchemaChange } from '../../metadata/index.ts';
import type { Access } from '../../sql/index.ts';

/** What is said of a statement that names what is gone. */
export const failing = (): string => say('This statement fails.');

export interface Effect {
  readonly effect: 'breaks' | 'differs';
  readonly message: string;
}

/** Whether SQL can tell that something has changed: nothing depends on a comment or an index. */
export function affects({ kind, object }: SchemaChange): boolean {
  if (!isTableKind(object.kind)) return false;
  switch (kind) {
    case 'drop-object':
    case 'rename-object':
    case 'drop-column':
    case 'rename-column':
    case 'change-type':
    case 'change-nullability':
    case 'change-generated':
    case 'change-definition':
    case 'change-validity':
      return true;
    default:
      return false;
  }
}

/** What a change does to a place that reads or writes the thing; null for nothing. `star`: it stands in the list of a star. */
export function effectOf(change: SchemaChange, access: Access, star = false): Effect | null {
  const what = `${begun(change)}.`;
  switch (change.kind) {
    case 'drop-object':
    case 'rename-object':
      // Who defines it makes it again; who drops it has nothing to do any more.
      return access === 'define' || access === 'drop' ? null : { effect: 'breaks', message: `${what} ${failing()}` };
    case 'drop-column':
    case 'rename-column':
      if (star) return { effect: 'differs', message: `${what} ${say('It is missing from what the star yields.')}` };
      return access === 'define' ? null : { effect: 'breaks', message: `${what} ${failing()}` };
    case 'change-type':
      return access === 'define' ? null : { effect: 'differs', message: `${what} ${say('What is computed from it may differ or fail.')}` };
    case 'change-nullability':
      if (change.after === 'null')
        return access === 'read' ? { effect: 'differs', message: `${what} ${say('Nulls may come in here.')}` } : null;
      return access === 'write' ? { effect: 'breaks', message: `${what} ${say('Writing a null here fails.')}` } : null;
    case 'change-generated':
      if (access === 'write' && change.after !== null) return { effect: 'breaks', message: `${what} ${say('Nobody can write it.')}` };
      return { effect: 'differs', message: what };
    case 'change-validity':
      if (access === 'define' || access === 'drop') return null;
      return change.after === null ? { effect: 'differs', message: what } : { effect: 'breaks', message: `${what} ${failing()}` };
    case 'change-definition':
      return access === 'define' ? null : { effect: 'differs', message: what };
    default:
      return null;
  }
}

/** What begins with the word for a kind of object begins as a sentence does; names of columns stay as they are written. */
function begun(change: SchemaChange): string {
  const text = describeChange(change);
  return change.column === null ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
