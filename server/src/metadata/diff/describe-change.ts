import type { SchemaChange } from './change.ts';

/** One change as a sentence without its subject's connection. */
export function describeChange(change: SchemaChange): string {
  const { kind, object, column, before, after, confidence } = change;
  const name = [object.schema, signedName(object)].filter((part) => part !== null).join('.');
  const of = column === null ? name : `${name}.${column}`;
  switch (kind) {
    case 'add-object':
      return `${words(object.kind)} ${name} is new`;
    case 'drop-object':
      return `${words(object.kind)} ${name} is gone`;
    case 'rename-object':
      return `${words(object.kind)} ${before} is ${called(name, confidence)}`;
    case 'add-column':
      return `${of} is new: ${after}`;
    case 'drop-column':
      return `${of} is gone: it was ${before}`;
    case 'rename-column':
      return `${name}.${before} is ${called(column ?? '', confidence)}`;
    case 'change-type':
      return `${of} is ${after}, it was ${before}`;
    case 'change-nullability':
      return after === 'null' ? `${of} may be null now` : `${of} may no longer be null`;
    case 'change-default':
      return `${of} has ${after === null ? 'no default' : `the default ${after}`}, it had ${before ?? 'none'}`;
    case 'change-generated':
      return `${of} is ${after === null ? 'no longer computed' : `computed as ${after}`}`;
    case 'change-identity':
      return after === null
        ? `${of} is no longer numbered by the database`
        : `${of} is now numbered by the database${after === 'identity' ? '' : ` (${after})`}`;
    case 'change-comment':
      return `the comment of ${of} is ${after === null ? 'gone' : `“${after}”`}`;
    case 'add-key':
    case 'add-index':
      return `${name} has a new ${words(kind.slice(4))}: ${after}`;
    case 'drop-key':
    case 'drop-index':
      return `${name} has lost ${kind === 'drop-index' ? 'an index' : 'a key'}: ${before}`;
    case 'change-key':
    case 'change-index':
      return `${name} has another ${words(kind.slice(7))}: ${after}, it was ${before}`;
    case 'change-partitions':
      return `${name} is ${after === null ? 'not partitioned any more' : 'partitioned in another way'}`;
    case 'change-inheritance':
      return `${name} ${after === null ? 'inherits from no table any more' : `inherits from ${after}`}`;
    case 'change-validity':
      return after === null
        ? `${words(object.kind)} ${name} works again`
        : `${words(object.kind)} ${name} does not work any more: ${after}`;
    case 'change-definition':
      return `${words(object.kind)} ${name} is defined in another way`;
  }
}

/** A routine with its arguments, and whatever else tells objects of one name apart. */
function signedName({ name, kind, signature }: SchemaChange['object']): string {
  if (signature === '' || signature.startsWith('(')) return name + signature;
  return kind === 'function' || kind === 'procedure' ? `${name}(${signature})` : `${name} ${signature}`;
}

function words(kind: string): string {
  return kind.replaceAll('-', ' ');
}

function called(name: string, confidence: number | null): string {
  return confidence === null ? `called ${name} now` : `probably called ${name} now (a guess, ${Math.round(confidence * 100)} % sure)`;
}
