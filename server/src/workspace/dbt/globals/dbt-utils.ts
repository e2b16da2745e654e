import { type Arguments, argument, iterate, print, truth, Unknown, type Value } from '../../../jinja/index.ts';
import { isRelation, type KnownColumn, type RenderContext } from './context.ts';
import { byName } from './cross-database.ts';

/**
 * The macros of the package dbt_utils that projects use most, for projects whose packages are not installed. What they
 * write has the columns and the lineage of the real ones, not their words.
 */
export function dbtUtilsMacro(name: string, context: RenderContext): ((args: Arguments) => Value) | undefined {
  const macro = MACROS[name];
  return macro === undefined ? undefined : (args) => macro(args, context);
}

type Macro = (args: Arguments, context: RenderContext) => Value;

const unknown = (name: string, scalar = false) => new Unknown(`dbt_utils.${name}`, scalar);

function texts(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value];
  return (value === undefined ? [] : (iterate(value) ?? [])).map((item) => print(item));
}

function columnsOf(value: Value | undefined, context: RenderContext): readonly KnownColumn[] | null {
  return isRelation(value) ? context.columns(value.relation) : null;
}

function without(columns: readonly KnownColumn[], names: Value | undefined): KnownColumn[] {
  const left = new Set(texts(names).map((name) => name.toLowerCase()));
  return columns.filter((column) => !left.has(column.name.toLowerCase()));
}

export function quoteName(name: string, context: RenderContext): string {
  const mark = ['bigquery', 'mysql', 'mariadb', 'spark'].includes(context.dialect) ? '`' : '"';
  return `${mark}${name}${mark}`;
}

/** Quotes are left out where a name needs none: with them, its case would count. */
const spelt = (name: string, context: RenderContext) => (/^[A-Za-z_]\w*$/.test(name) ? name : quoteName(name, context));

function star(args: Arguments, context: RenderContext): Value {
  const from = argument(args, 0, 'from');
  const [prefix, suffix] = [print(argument(args, 3, 'prefix') ?? ''), print(argument(args, 4, 'suffix') ?? '')];
  const alias = argument(args, 1, 'relation_alias') ?? false;
  const owner = truth(alias) === true ? `${print(alias)}.` : '';
  const except = argument(args, 2, 'except');
  const columns = columnsOf(from, context);
  if (columns === null) return texts(except).length === 0 && prefix === '' && suffix === '' ? `${owner}*` : unknown('star');
  const renamed = (name: string) => (prefix === '' && suffix === '' ? '' : ` as ${spelt(prefix + name + suffix, context)}`);
  return without(columns, except)
    .map(({ name }) => `${owner}${spelt(name, context)}${renamed(name)}`)
    .join(',\n  ');
}

function pivot(args: Arguments, context: RenderContext): Value {
  const given = byName(PIVOT, args);
  const values = iterate(argument(args, 1, 'values') ?? null);
  if (values === null) return unknown('pivot');
  const [prefix, suffix] = [given('prefix') ?? '', given('suffix') ?? ''];
  const withAlias = truth(argument(args, 2, 'alias') ?? true) !== false;
  return values
    .map((value) => {
      const text = print(value);
      const test = `${given('column')} ${given('cmp') ?? '='} '${text.replaceAll("'", "''")}'`;
      const item = `${given('agg') ?? 'sum'}(case when ${test} then ${given('then_value') ?? 1} else ${given('else_value') ?? 0} end)`;
      return withAlias ? `${item} as ${spelt(prefix + text + suffix, context)}` : item;
    })
    .join(',\n  ');
}

const PIVOT = ['column', 'values', 'alias', 'agg', 'cmp', 'prefix', 'suffix', 'then_value', 'else_value', 'quote_identifiers', 'distinct'];

function unpivot(args: Arguments, context: RenderContext): Value {
  const relation = argument(args, 0, 'relation');
  const columns = columnsOf(relation, context);
  if (columns === null || relation === undefined) return unknown('unpivot');
  const kept = texts(argument(args, 2, 'exclude'));
  const turned = without(without(columns, kept), argument(args, 3, 'remove') ?? []);
  const [field, value] = [print(argument(args, 4, 'field_name') ?? 'field_name'), print(argument(args, 5, 'value_name') ?? 'value')];
  const type = print(argument(args, 1, 'cast_to') ?? 'varchar');
  return turned
    .map(({ name }) => {
      const items = [...kept, `cast('${name}' as varchar) as ${field}`, `cast(${spelt(name, context)} as ${type}) as ${value}`];
      return `select ${items.join(', ')} from ${print(relation)}`;
    })
    .join('\nunion all\n');
}

function unionRelations(args: Arguments, context: RenderContext): Value {
  const relations = iterate(argument(args, 0, 'relations') ?? null);
  const shapes = relations?.map((relation) => columnsOf(relation, context)) ?? [null];
  if (relations === null || shapes.includes(null)) return unknown('union_relations');
  const include = texts(argument(args, 2, 'include')).map((name) => name.toLowerCase());
  const names = new Map<string, string>();
  for (const shape of shapes) {
    for (const { name } of without(shape ?? [], argument(args, 3, 'exclude'))) {
      if (include.length === 0 || include.includes(name.toLowerCase())) names.set(name.toLowerCase(), name);
    }
  }
  const label = argument(args, 4, 'source_column_name');
  const where = argument(args, 5, 'where');
  return relations
    .map((relation, index) => {
      const own = new Set((shapes[index] ?? []).map(({ name }) => name.toLowerCase()));
      const items = [...names].map(([key, name]) => (own.has(key) ? spelt(name, context) : `null as ${spelt(name, context)}`));
      if (label !== null) items.unshift(`cast('relation' as varchar) as ${print(label ?? '_dbt_source_relation')}`);
      const filter = where === undefined || truth(where) === false ? '' : ` where ${print(where)}`;
      return `(select ${items.join(', ')} from ${print(relation)}${filter})`;
    })
    .join('\nunion all\n');
}

function deduplicate(args: Arguments, context: RenderContext): Value {
  const given = byName(['relation', 'partition_by', 'order_by'], args);
  const [relation, keys, order] = [given('relation'), given('partition_by'), given('order_by')];
  if (relation === undefined || keys === undefined || order === undefined) return unknown('deduplicate');
  if (context.dialect === 'postgres') return `select distinct on (${keys}) d.* from ${relation} as d order by ${keys}, ${order}`;
  const qualify = ['bigquery', 'snowflake', 'duckdb', 'spark'].includes(context.dialect);
  return `select d.* from ${relation} as d${qualify ? ` qualify row_number() over (partition by ${keys} order by ${order}) = 1` : ''}`;
}

function surrogateKey({ positional, named }: Arguments): Value {
  const [first = named.get('field_list')] = positional;
  const fields = Array.isArray(first) ? first : first instanceof Unknown ? null : positional;
  if (fields === null) return unknown('surrogate_key', true);
  return `md5(concat(${fields.map((field) => print(field)).join(", '-', ")}))`;
}

const joined =
  (between: string, wrap: (text: string) => string): Macro =>
  ({ positional }) =>
    `(${(Array.isArray(positional[0]) ? positional[0] : positional).map((item) => wrap(print(item))).join(between)})`;

const call =
  (name: string): Macro =>
  ({ positional, named }) =>
    `${name}(${[...positional, ...named.values()].map((item) => print(item)).join(', ')})`;

const MACROS: Readonly<Record<string, Macro>> = {
  star,
  pivot,
  unpivot,
  union_relations: unionRelations,
  deduplicate,
  surrogate_key: surrogateKey,
  generate_surrogate_key: surrogateKey,
  group_by: ({ positional: [n = 0] }) =>
    typeof n === 'number' && n < 1000 ? `group by ${Array.from({ length: n }, (_, index) => index + 1).join(', ')}` : unknown('group_by'),
  date_spine: (args) => {
    const given = byName(['datepart', 'start_date', 'end_date'], args);
    return `select date_${given('datepart')} from (select cast(null as timestamp) as date_${given('datepart')}) as spine`;
  },
  generate_series: () => 'select 1 as generated_number',
  get_filtered_columns_in_relation: (args, context) => {
    const columns = columnsOf(argument(args, 0, 'from'), context);
    return columns === null
      ? unknown('get_filtered_columns_in_relation')
      : without(columns, argument(args, 1, 'except')).map(({ name }) => name);
  },
  get_column_values: () => unknown('get_column_values'),
  get_query_results_as_dict: () => unknown('get_query_results_as_dict'),
  get_relations_by_pattern: () => unknown('get_relations_by_pattern'),
  get_relations_by_prefix: () => unknown('get_relations_by_prefix'),
  get_single_value: () => unknown('get_single_value', true),
  safe_add: joined(' + ', (text) => `coalesce(${text}, 0)`),
  safe_subtract: joined(' - ', (text) => `coalesce(${text}, 0)`),
  safe_divide: (args) => {
    const given = byName(['numerator', 'denominator'], args);
    return `(${given('numerator')}) / nullif((${given('denominator')}), 0)`;
  },
  haversine_distance: call('haversine_distance'),
  width_bucket: call('width_bucket'),
  get_url_host: call('get_url_host'),
  get_url_path: call('get_url_path'),
  get_url_parameter: (args) => `get_url_parameter(${print(argument(args, 0, 'field') ?? '')})`,
  slugify: ({ positional: [text] }) =>
    typeof text === 'string'
      ? text
          .toLowerCase()
          .replace(/[ -]+/g, '_')
          .replace(/[^a-z0-9_]+/g, '')
          .replace(/^(\d)/, '_$1')
      : unknown('slugify', true),
  log_info: () => '',
  pretty_log_format: () => '',
  pretty_time: () => unknown('pretty_time', true),
};
