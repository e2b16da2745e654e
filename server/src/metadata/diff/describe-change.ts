import { say } from '../../base/index.ts';
import { objectKindText } from '../database/object-kind-text.ts';
import type { SchemaChange } from './change.ts';

/** One change as a sentence without its subject's connection. */
export function describeChange(change: SchemaChange): string {
  const { kind, object, column, before, after, confidence } = change;
  const name = [object.schema, signedName(object)].filter((part) => part !== null).join('.');
  const of = column === null ? name : `${name}.${column}`;
  switch (kind) {
    case 'add-object':
      return say('{0} {1} is new', objectKindText(object.kind), name);
    case 'drop-object':
      return say('{0} {1} is gone', objectKindText(object.kind), name);
    case 'rename-object':
      return confidence === null
        ? say('{0} {1} is called {2} now', objectKindText(object.kind), before ?? '', name)
        : say(
            '{0} {1} is probably called {2} now (a guess, {3} % sure)',
            objectKindText(object.kind),
            before ?? '',
            name,
            percent(confidence),
          );
    case 'add-column':
      return say('{0} is new: {1}', of, after ?? '');
    case 'drop-column':
      return say('{0} is gone: it was {1}', of, before ?? '');
    case 'rename-column':
      return confidence === null
        ? say('{0} is called {1} now', `${name}.${before}`, column ?? '')
        : say('{0} is probably called {1} now (a guess, {2} % sure)', `${name}.${before}`, column ?? '', percent(confidence));
    case 'change-type':
      return say('{0} is {1}, it was {2}', of, after ?? '', before ?? '');
    case 'change-nullability':
      return after === 'null' ? say('{0} may be null now', of) : say('{0} may no longer be null', of);
    case 'change-default':
      return after === null
        ? say('{0} has no default, it had {1}', of, before ?? say('none'))
        : say('{0} has the default {1}, it had {2}', of, after, before ?? say('none'));
    case 'change-generated':
      return after === null ? say('{0} is no longer computed', of) : say('{0} is computed as {1}', of, after);
    case 'change-identity':
      if (after === null) return say('{0} is no longer numbered by the database', of);
      return after === 'identity'
        ? say('{0} is now numbered by the database', of)
        : say('{0} is now numbered by the database ({1})', of, after);
    case 'change-comment':
      return after === null ? say('the comment of {0} is gone', of) : say('the comment of {0} is “{1}”', of, after);
    case 'add-key':
      return say('{0} has a new key: {1}', name, after ?? '');
    case 'add-index':
      return say('{0} has a new index: {1}', name, after ?? '');
    case 'drop-key':
      return say('{0} has lost a key: {1}', name, before ?? '');
    case 'drop-index':
      return say('{0} has lost an index: {1}', name, before ?? '');
    case 'change-key':
      return say('{0} has another key: {1}, it was {2}', name, after ?? '', before ?? '');
    case 'change-index':
      return say('{0} has another index: {1}, it was {2}', name, after ?? '', before ?? '');
    case 'change-partitions':
      return after === null ? say('{0} is not partitioned any more', name) : say('{0} is partitioned in another way', name);
    case 'change-inheritance':
      return after === null ? say('{0} inherits from no table any more', name) : say('{0} inherits from {1}', name, after);
    case 'change-validity':
      return after === null
        ? say('{0} {1} works again', objectKindText(object.kind), name)
        : say('{0} {1} does not work any more: {2}', objectKindText(object.kind), name, after);
    case 'change-definition':
      if (object.kind === 'type') return say('{0} is {1}, it was {2}', name, after ?? '', before ?? '');
      return say('{0} {1} is defined in another way', objectKindText(object.kind), name);
  }
}

/** A routine with its arguments, and whatever else tells objects of one name apart. */
function signedName({ name, kind, signature }: SchemaChange['object']): string {
  if (signature === '' || signature.startsWith('(')) return name + signature;
  return kind === 'function' || kind === 'procedure' ? `${name}(${signature})` : `${name} ${signature}`;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
