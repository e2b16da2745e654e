import { familyOf, type Relation, type RelationColumn, type TypeFamily } from '../../sql/index.ts';
import { namedColumns } from '../columns.ts';
import { sameName } from '../identifiers.ts';
import type { Request } from './request.ts';

/** Whether a column is of the kind that the place asks for: the other side of a comparison, an argument of a function. */
export type Fits = (relation: Relation, column: RelationColumn) => boolean;

const NUMBERS: readonly TypeFamily[] = ['integer', 'decimal', 'float'];
const MOMENTS: readonly TypeFamily[] = ['date', 'timestamp'];

/** The kinds of values that functions take. */
const ARGUMENTS: readonly (readonly [names: RegExp, families: readonly TypeFamily[]])[] = [
  [/^(sum|avg|abs|round|floor|ceil|ceiling|sqrt|exp|ln|log|log10|power|pow|mod|stddev\w*|variance|var_\w+|median)$/, NUMBERS],
  [
    /^(upper|lower|trim|ltrim|rtrim|btrim|initcap|length|len|char_length|substr|substring|lpad|rpad|reverse|split_part|regexp_\w+|string_agg|group_concat|listagg|left|right)$/,
    ['text'],
  ],
  [
    /^(date_trunc|datetrunc|year|month|quarter|date_part|datepart|dateadd|date_add|date_sub|datediff|date_diff|add_months|months_between|last_day|eomonth|date_format|format_date|timestamp_trunc|timestamp_diff)$/,
    MOMENTS,
  ],
];

/** What fits at the cursor; null where the place says nothing about types. */
export function fittingType(request: Request): Fits | null {
  const families = comparedFamilies(request) ?? argumentFamilies(request);
  return families === null ? null : (relation, column) => families.includes(familyOfColumn(relation, column));
}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '!=', '<', '>', '<=', '>=', '==', '<=>']);

function comparedFamilies(request: Request): readonly TypeFamily[] | null {
  const { before, text } = request;
  const words = before.map(({ start, end }) => text.slice(start, end));
  if (!COMPARISONS.has(words.at(-1) ?? '')) return null;
  const qualifier = words.at(-3) === '.' ? words.at(-4) : undefined;
  const family = familyNamed(request, words.at(-2) ?? '', qualifier ?? null);
  if (family === 'unknown') return null;
  return [NUMBERS, MOMENTS].find((kin) => kin.includes(family)) ?? [family];
}

function familyNamed({ scope, dialect }: Request, name: string, qualifier: string | null): TypeFamily {
  for (const { alias, relation } of scope?.entries ?? []) {
    if (qualifier !== null && !(alias !== null && sameName(dialect, alias, qualifier))) continue;
    const found = namedColumns(relation).find((column) => sameName(dialect, column.name, name));
    if (found !== undefined) return familyOfColumn(relation, found);
  }
  return 'unknown';
}

/** Of a domain, that of what it is made of. */
function familyOfColumn({ table }: Relation, { name, type }: RelationColumn): TypeFamily {
  return familyOf(table?.columns.find((column) => column.name === name)?.base ?? type);
}

/** The function whose parenthesis is open at the cursor. */
function argumentFamilies({ before, text }: Request): readonly TypeFamily[] | null {
  let depth = 0;
  for (let index = before.length - 1; index > 0; index--) {
    const token = before[index];
    const word = token === undefined ? '' : text.slice(token.start, token.end);
    if (word === ')') depth++;
    else if (word === '(' && --depth < 0) {
      const name = before[index - 1];
      const called = name === undefined ? '' : text.slice(name.start, name.end).toLowerCase();
      return ARGUMENTS.find(([names]) => names.test(called))?.[1] ?? null;
    }
  }
  return null;
}
