import { compare, contains } from './operators.ts';
import { type Arguments, asNumber, equal, isCallable, isThing, iterate, truth, Undefined, Unknown, type Value } from './values.ts';

/** The tests of Jinja2 (`x is defined`); null when the answer is not known. */
export function applyTest(name: string, value: Value, args: Arguments): boolean | null {
  const [other = null] = args.positional;
  switch (name) {
    case 'defined':
      return value instanceof Unknown ? null : !(value instanceof Undefined);
    case 'undefined':
      return value instanceof Unknown ? null : value instanceof Undefined;
  }
  if (value instanceof Unknown) return null;
  switch (name) {
    case 'none':
      return value === null;
    case 'true':
      return value === true;
    case 'false':
      return value === false;
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' || typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'float':
      return typeof value === 'number' && !Number.isInteger(value);
    case 'mapping':
      return value instanceof Map || (isThing(value) && value.isMapping === true);
    case 'sequence':
      return Array.isArray(value) || typeof value === 'string' || value instanceof Map;
    case 'iterable':
      return iterate(value) !== null && value !== null && typeof value !== 'number' && typeof value !== 'boolean';
    case 'callable':
      return isCallable(value);
    case 'odd':
    case 'even': {
      const number = asNumber(value);
      return number === null ? null : (number % 2 === 0) === (name === 'even');
    }
    case 'divisibleby': {
      const [number, by] = [asNumber(value), asNumber(other)];
      return number === null || by === null || by === 0 ? null : number % by === 0;
    }
    case 'lower':
      return typeof value === 'string' ? value === value.toLowerCase() : null;
    case 'upper':
      return typeof value === 'string' ? value === value.toUpperCase() : null;
    case 'eq':
    case 'equalto':
    case 'sameas':
    case '==':
      return equal(value, other);
    case 'in':
      return contains(other, value);
    case 'ne':
      return truthOf('!=', value, other);
    case 'gt':
    case 'greaterthan':
      return truthOf('>', value, other);
    case 'ge':
      return truthOf('>=', value, other);
    case 'lt':
    case 'lessthan':
      return truthOf('<', value, other);
    case 'le':
      return truthOf('<=', value, other);
    default:
      return null;
  }
}

function truthOf(operator: '!=' | '<' | '>' | '<=' | '>=', left: Value, right: Value): boolean | null {
  return truth(compare(operator, left, right, () => operator));
}
