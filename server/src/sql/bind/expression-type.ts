import { functionTypesOf } from '../dialects/function-types.ts';
import type { DialectGrammar } from '../dialects/grammar.ts';
import { type NumberRule, numberRule } from '../dialects/number-types.ts';
import type { Expression, Literal } from '../syntax/nodes.ts';
import {
  elementType,
  familyOf,
  isMoment,
  isNumber,
  numberKind,
  ruledType,
  spellType,
  type TypeFamily,
  unifyTypes,
} from '../types/index.ts';
import { momentType } from './moment-type.ts';

type Types = readonly (string | null)[];

export function literalType(dialect: DialectGrammar, literal: Literal, text: string): string | null {
  switch (literal.type) {
    case 'number':
      return spellType(dialect.name, /^\d+$/.test(text) ? 'integer' : 'decimal');
    case 'string':
      return spellType(dialect.name, 'text');
    case 'bytes':
      return spellType(dialect.name, 'binary');
    case 'boolean':
    case 'date':
    case 'time':
    case 'timestamp':
    case 'interval':
      return spellType(dialect.name, literal.type);
    case 'null':
    case 'other':
      return null;
  }
}

const TRUTHS: ReadonlySet<string> = new Set([
  '=',
  '==',
  '<>',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '<=>',
  '!<',
  '!>',
  'AND',
  'OR',
  'NOT',
  'XOR',
  'IN',
  'NOT IN',
  'BETWEEN',
  'NOT BETWEEN',
  'LIKE',
  'NOT LIKE',
  'ILIKE',
  'NOT ILIKE',
  'RLIKE',
  'REGEXP',
  'SIMILAR TO',
  'IS NULL',
  'IS NOT NULL',
  'OVERLAPS',
  '~',
  '~*',
  '!~',
  '!~*',
  '@>',
  '<@',
  '&&',
  '@@',
]);

export const COMPARISONS: ReadonlySet<string> = new Set([
  '=',
  '==',
  '<>',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '<=>',
  'BETWEEN',
  'NOT BETWEEN',
  'IN',
  'NOT IN',
]);
export const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);

export function operationType(dialect: DialectGrammar, op: string, types: Types): string | null {
  if (TRUTHS.has(op) || op.startsWith('IS ')) return spellType(dialect.name, 'boolean');
  const [first = null] = types;
  switch (op) {
    case '||': {
      const family = familyOf(first);
      return family === 'array' || family === 'json' || family === 'binary' ? first : spellType(dialect.name, 'text');
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return types.length === 1 ? first : types.slice(1).reduce((left, right) => arithmetic(dialect, op, left, right), first);
    case 'INTERVAL':
      return spellType(dialect.name, 'interval');
    case 'ROW':
    case 'STRUCT':
      return spellType(dialect.name, 'struct');
    case '[]':
      return elementType(first);
    case '->>':
      return spellType(dialect.name, 'text');
    case '->':
      return spellType(dialect.name, 'json');
    case 'AT TIME ZONE':
      return spellType(dialect.name, 'timestamp');
    case 'COLLATE':
    case 'PRIOR':
      return first;
    default:
      return null;
  }
}

function arithmetic(dialect: DialectGrammar, op: string, left: string | null, right: string | null): string | null {
  const [a, z] = [familyOf(left), familyOf(right)];
  if (isNumber(a) && isNumber(z)) {
    const wider = widerNumber(dialect, left, right);
    const ruled = ruledType(dialect.name, op === '/' ? 'divide' : 'plus', wider);
    if (ruled !== undefined && ruled !== null) return ruled;
    if (op === '/' && a === 'integer' && z === 'integer' && numberKind(dialect.name, wider) !== 'decimal')
      return wholeDivision(dialect, wider);
    // The digits of a product or sum are not those of its parts.
    return wider === null || !wider.includes('(')
      ? wider
      : spellType(dialect.name, numberKind(dialect.name, wider) === 'decimal' ? 'decimal' : familyOf(wider));
  }
  return momentType(dialect.name, op, [left, a], [right, z]);
}

function wholeDivision(dialect: DialectGrammar, wider: string | null): string | null {
  const { wholeDivision: family } = dialect.binding;
  return family === 'integer' ? wider : spellType(dialect.name, family);
}

/** PostgreSQL adds a real and anything else as double precision. */
function widerNumber(dialect: DialectGrammar, left: string | null, right: string | null): string | null {
  const wider = unifyTypes([left, right]);
  const kinds = [numberKind(dialect.name, left), numberKind(dialect.name, right)];
  if (dialect.name === 'postgres' && kinds.includes('real') && kinds[0] !== kinds[1]) return spellType(dialect.name, 'float');
  return wider;
}

/** The type of a call; null where the function or what it yields is not known. */
export function callType(dialect: DialectGrammar, name: string, args: readonly Expression[], types: Types): string | null {
  const rule = functionTypesOf(dialect.name).get(name.toLowerCase())?.rule;
  if (rule === undefined) return null;
  if (rule.startsWith('=')) return types[Number(rule.slice(1)) - 1] ?? null;
  const [first = null] = types;
  switch (rule) {
    case 'common':
      return args.length === types.length && types.every((type, i) => type !== null || isNull(args[i])) ? unifyTypes(types) : null;
    case 'common2':
      return unknownIfAny(types.slice(1), args.slice(1));
    case 'rest':
      return unifyTypes(types.filter((_, i) => (i >= 2 && i % 2 === 0) || (i === types.length - 1 && i % 2 === 1 && i > 2)));
    case 'sum':
    case 'avg':
      return familyOf(first) === 'interval' ? first : numbersType(dialect, rule, first);
    case 'spread':
    case 'root':
    case 'round':
      return numbersType(dialect, rule, first, types.length);
    case 'array=1':
      return first === null ? spellType(dialect.name, 'array') : arrayOf(dialect, first);
    case 'element=1':
      return elementType(first);
    default:
      return rule.startsWith('!') ? rule.slice(1) : spellType(dialect.name, rule as TypeFamily);
  }
}

/** The common type of branches and arguments of which all but NULLs have a known type. */
export function unknownIfAny(types: Types, expressions: readonly Expression[]): string | null {
  return types.every((type, i) => type !== null || isNull(expressions[i])) ? unifyTypes(types) : null;
}

function isNull(expression: Expression | undefined): boolean {
  return expression?.kind === 'literal' && expression.type === 'null';
}

/** What is worked out of numbers, as the vendor says; where he says nothing, as most engines do. */
function numbersType(dialect: DialectGrammar, rule: NumberRule, type: string | null, count = 1): string | null {
  const ruled = ruledType(dialect.name, rule, type);
  if (ruled !== undefined) return rule === 'round' && count > 1 ? roundedTo(dialect, type) : ruled;
  const family = familyOf(type);
  // Where there is a rule, what it is of has to be known.
  const depends = numberRule(dialect.name, rule, 'int') !== undefined && !isNumber(family);
  switch (rule) {
    case 'sum':
      return isNumber(family) ? spellType(dialect.name, family) : null;
    case 'avg':
      return spellType(dialect.name, family === 'float' ? 'float' : isNumber(family) ? averageOf(dialect) : 'unknown');
    case 'spread':
    case 'root':
      return depends ? null : spellType(dialect.name, 'float');
    default:
      return depends && !isMoment(family) ? null : type;
  }
}

/** With a number of digits only decimals are rounded in PostgreSQL, and everything else becomes one. */
function roundedTo(dialect: DialectGrammar, type: string | null): string | null {
  return dialect.name === 'postgres' ? spellType(dialect.name, 'decimal') : type;
}

function averageOf(dialect: DialectGrammar): TypeFamily {
  return dialect.binding.wholeDivision === 'float' ? 'float' : 'decimal';
}

function arrayOf(dialect: DialectGrammar, element: string): string {
  return dialect.features.doubleColonCast && !dialect.features.colonPaths
    ? `${element}[]`
    : dialect.folding === 'insensitive'
      ? `ARRAY<${element}>`
      : 'array';
}
