import { type Arguments, iterate, print, Unknown, type Value } from '../../../jinja/index.ts';
import type { RenderContext } from './context.ts';

/**
 * The macros of the `dbt` namespace that write SQL for any database, where nobody has defined them anew. What they write
 * has the columns and the kind of the real thing; where databases differ in words, the arguments stand in a call by
 * themselves, since the words mean nothing to lineage.
 */
export function crossDatabaseMacro(name: string, context: RenderContext): ((args: Arguments) => Value) | undefined {
  const words = WORDS[name];
  if (words !== undefined) return () => (context.dialect === 'bigquery' ? (BIGQUERY_WORDS[name] ?? words) : words);
  const write = WRITERS[name];
  if (write !== undefined) return (args) => write(byName(PARAMETERS[name] ?? [], args));
  const parameters = PARAMETERS[name];
  if (parameters === undefined) return undefined;
  return (args) => {
    const given = byName(parameters, args);
    const shown = parameters.filter((parameter) => !NO_SQL.has(parameter)).flatMap((parameter) => given(parameter) ?? []);
    return `${CALLED[name] ?? `dbt_${name}`}(${shown.join(', ')})`;
  };
}

/** Looks an argument up by the name of its parameter, as the text that it is printed as. */
export type Given = (parameter: string) => string | undefined;

export function byName(parameters: readonly string[], { positional, named }: Arguments): Given {
  return (parameter) => {
    const value = named.get(parameter) ?? positional[parameters.indexOf(parameter)];
    return value === undefined || value === null ? undefined : print(value);
  };
}

const WORDS: Readonly<Record<string, string>> = {
  type_string: 'varchar',
  type_timestamp: 'timestamp',
  type_float: 'float',
  type_numeric: 'numeric',
  type_bigint: 'bigint',
  type_int: 'integer',
  type_boolean: 'boolean',
  except: 'except',
  intersect: 'intersect',
  current_timestamp: 'current_timestamp',
  current_timestamp_in_utc: 'current_timestamp',
};

const BIGQUERY_WORDS: Readonly<Record<string, string>> = {
  type_string: 'string',
  type_float: 'float64',
  type_bigint: 'int64',
  type_int: 'int64',
  type_boolean: 'bool',
  except: 'except distinct',
  intersect: 'intersect distinct',
  current_timestamp: 'current_timestamp()',
  current_timestamp_in_utc: 'current_timestamp()',
};

const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  any_value: ['expression'],
  array_append: ['array', 'new_element'],
  array_concat: ['array_1', 'array_2'],
  bool_or: ['expression'],
  cast: ['expression', 'type'],
  cast_bool_to_text: ['field'],
  date: ['year', 'month', 'day'],
  date_trunc: ['datepart', 'date'],
  dateadd: ['datepart', 'interval', 'from_date_or_timestamp'],
  datediff: ['first_date', 'second_date', 'datepart'],
  escape_single_quotes: ['expression'],
  hash: ['field'],
  last_day: ['date', 'datepart'],
  left: ['string_text', 'length_expression'],
  length: ['expression'],
  listagg: ['measure', 'delimiter_text', 'order_by_clause', 'limit_num'],
  position: ['substring_text', 'string_text'],
  replace: ['field', 'old_chars', 'new_chars'],
  right: ['string_text', 'length_expression'],
  safe_cast: ['field', 'type'],
  split_part: ['string_text', 'delimiter_text', 'part_number'],
  string_literal: ['value'],
};

/** Words, not values. */
const NO_SQL = new Set(['datepart', 'order_by_clause', 'limit_num']);

/** Aggregates stay aggregates. */
const CALLED: Readonly<Record<string, string>> = {
  any_value: 'min',
  bool_or: 'max',
  listagg: 'max',
  hash: 'md5',
  replace: 'replace',
  length: 'length',
};

const WRITERS: Readonly<Record<string, (given: Given) => Value>> = {
  cast: (given) => `cast(${given('expression') ?? 'null'} as ${given('type') ?? 'varchar'})`,
  safe_cast: (given) => `cast(${given('field') ?? 'null'} as ${given('type') ?? 'varchar'})`,
  string_literal: (given) => `'${given('value') ?? ''}'`,
  escape_single_quotes: (given) => (given('expression') ?? '').replaceAll("'", "''"),
};

/** `dbt.concat(['a', 'b'])`, and the arrays. */
export function listMacro(name: string): ((args: Arguments) => Value) | undefined {
  if (name !== 'concat' && name !== 'array_construct') return undefined;
  return ({ positional, named }) => {
    const items = iterate(positional[0] ?? named.get(name === 'concat' ? 'fields' : 'inputs') ?? []);
    if (items === null) return new Unknown(name, true);
    return name === 'concat'
      ? `concat(${items.map((item) => print(item)).join(', ')})`
      : `dbt_array(${items.map((item) => print(item)).join(', ')})`;
  };
}
