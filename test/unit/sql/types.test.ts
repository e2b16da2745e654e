import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DIALECT_NAMES, type DialectName } from '../../../server/src/protocol/index.ts';
import { functionTypesOf } from '../../../server/src/sql/dialects/function-types.ts';
import { elementType, familyOf, fieldTypes, pathType, unifyTypes } from '../../../server/src/sql/types/index.ts';
import { checkReported, checkSilent, checkTypes } from './check.ts';

const TABLES = `
  t(id int, big bigint, amount numeric(10, 2), rate double precision, name varchar(20), day date, at timestamp, ok boolean, doc jsonb, key uuid, tags text[]);
  b(id INT64, f FLOAT64, n NUMERIC, s STRING, d DATE, ts TIMESTAMP, ok BOOL, j JSON, arr ARRAY<STRUCT<k STRING, v INT64>>, nums ARRAY<INT64>, st STRUCT<p INT64, q STRUCT<r DATE>>);
  ora(id NUMBER(10), amount NUMBER(10, 2), name VARCHAR2(20), day DATE)`;

test('types belong to families, however they are spelt', () => {
  const families: Readonly<Record<string, string>> = {
    'character varying(20)': 'text',
    'NVARCHAR(MAX)': 'text',
    'numeric(10, 2)': 'decimal',
    'NUMBER(10)': 'integer',
    'NUMBER(38, 0)': 'integer',
    number: 'decimal',
    'bigint unsigned': 'integer',
    'double precision': 'float',
    'timestamp(3) with time zone': 'timestamp',
    'DATETIME2(7)': 'timestamp',
    'int[]': 'array',
    'ARRAY<STRUCT<a INT64>>': 'array',
    'STRUCT<a INT64>': 'struct',
    'interval year to month': 'interval',
    'tinyint(1)': 'unknown',
    bit: 'unknown',
    variant: 'json',
    'orders.id%TYPE': 'unknown',
    mood: 'unknown',
  };
  for (const [type, family] of Object.entries(families)) assert.equal(familyOf(type), family, type);
});

test('parts of nested types', () => {
  assert.equal(elementType('ARRAY<STRUCT<k STRING, v INT64>>'), 'STRUCT<k STRING, v INT64>');
  assert.equal(elementType('int[]'), 'int');
  assert.equal(elementType('int'), null);
  assert.deepEqual(fieldTypes('struct<a:int,b:array<struct<c:string>>>'), [
    { name: 'a', type: 'int' },
    { name: 'b', type: 'array<struct<c:string>>' },
  ]);
  assert.equal(pathType('STRUCT<p INT64, q STRUCT<r DATE>>', ['q', 'r']), 'DATE');
  assert.equal(pathType('STRUCT<p INT64>', ['nope']), null);
});

test('the type that holds several', () => {
  assert.equal(unifyTypes(['int', 'numeric(10, 2)', null]), 'numeric(10, 2)');
  assert.equal(unifyTypes(['varchar(5)', 'varchar(20)']), 'varchar(20)');
  assert.equal(unifyTypes(['date', 'timestamp']), 'timestamp');
  assert.equal(unifyTypes(['int', 'text']), null);
  assert.equal(unifyTypes([]), null);
});

test('every dialect knows its functions', () => {
  for (const dialect of DIALECT_NAMES) {
    const functions = functionTypesOf(dialect);
    assert.ok(functions.size >= 90, `${dialect} has ${functions.size}`);
    for (const [name, { rule, least, most }] of functions) {
      assert.match(rule, /^(=\d|!?[a-z]+|common2|array=1|element=1)$/, name);
      assert.ok(least <= most, name);
    }
  }
});

type Typed = readonly [dialect: DialectName, sql: string, columns: readonly string[]];

const TYPED: readonly Typed[] = [
  ['postgres', 'select id, amount, t.name as n from t', ['id int', 'amount numeric(10, 2)', 'n varchar(20)']],
  [
    'postgres',
    "select 1, 1.5, 'x', true, null, date '2020-01-01'",
    ['1 integer', '1.5 numeric', "'x' text", 'true boolean', 'null ?', "date '2020-01-01' date"],
  ],
  [
    'postgres',
    'select id + 1 as a, id * amount as b, id / 2 as c, amount / 2 as d, -rate as e from t',
    ['a int', 'b numeric', 'c int', 'd numeric', 'e double precision'],
  ],
  [
    'postgres',
    "select day + interval '1 day' as a, at - interval '1 hour' as b, day = at as c from t",
    ['a timestamp', 'b timestamp', 'c boolean'],
  ],
  [
    'postgres',
    'select name || id as a, id > 1 and ok as b, name like name as c, id is null as d, id in (1, 2) as e from t',
    ['a text', 'b boolean', 'c boolean', 'd boolean', 'e boolean'],
  ],
  ['postgres', 'select cast(id as text) as a, id::numeric(5, 1) as b from t', ['a text', 'b numeric(5, 1)']],
  [
    'postgres',
    'select case when ok then id else amount end as a, case when ok then name end as b, case when ok then id else name end as c from t',
    ['a numeric(10, 2)', 'b varchar(20)', 'c ?'],
  ],
  [
    'postgres',
    'select coalesce(id, 0) as a, coalesce(amount, null) as b, nullif(name, name) as c, greatest(day, at) as d from t',
    ['a int', 'b numeric(10, 2)', 'c varchar(20)', 'd timestamp'],
  ],
  [
    'postgres',
    'select count(*) as a, sum(id) as b, avg(id) as c, max(day) as d, min(name) as e, sum(rate) as f, array_agg(id) as g from t',
    ['a bigint', 'b bigint', 'c numeric', 'd date', 'e varchar(20)', 'f double precision', 'g int[]'],
  ],
  [
    'postgres',
    "select upper(name) as a, length(name) as b, date_trunc('month', day) as c, extract(year from day) as d, now() as e, to_char(day, 'YYYY') as f from t",
    ['a text', 'b integer', 'c date', 'd numeric', 'e timestamp', 'f text'],
  ],
  [
    'postgres',
    'select row_number() over (order by id) as a, lag(day) over (order by id) as b, sum(amount) over () as c from t',
    ['a bigint', 'b date', 'c numeric'],
  ],
  ['postgres', "select doc->'a' as a, doc->>'a' as b, tags[1] as c from t", ['a json', 'b text', 'c text']],
  [
    'postgres',
    'with q as (select id, amount * 2 as twice from t), r (x, y) as (select * from q) select x, y from r',
    ['x int', 'y numeric'],
  ],
  ['postgres', 'select id from t union all select amount from t', ['id numeric(10, 2)']],
  ['postgres', 'select v.a, v.b from (values (1, day_of()), (2, null)) v (a, b)', ['a integer', 'b ?']],
  ['postgres', 'select (select max(day) from t) as d, exists (select 1 from t) as e', ['d date', 'e boolean']],
  ['postgres', 'select u.x from t, unnest(t.tags) as u (x)', ['x text']],
  ['postgres', 'create temp table n as select id, sum(amount) as s from t group by id; select * from n', ['id int', 's numeric']],
  ['postgres', 'create view v as select at::date as d from t; select d from v', ['d date']],
  ['postgres', 'select my_own(id) as a, sch.upper(name) as b from t', ['a ?', 'b ?']],
  ['bigquery', 'select st.p, st.q.r, b.st.q.r as r2 from b', ['p INT64', 'r DATE', 'r2 DATE']],
  ['bigquery', 'select e.k, e.v from b, unnest(arr) as e', ['k STRING', 'v INT64']],
  ['bigquery', 'select e from b, unnest(nums) as e', ['e INT64']],
  ['bigquery', 'select x.v from b, b.arr x', ['v INT64']],
  [
    'bigquery',
    'select id / 2 as a, if(ok, id, 0) as b, ifnull(f, 1) as c, date_add(d, interval 1 day) as e, format_date("%Y", d) as g, safe_divide(id, 2) as h from b',
    ['a FLOAT64', 'b INT64', 'c FLOAT64', 'e DATE', 'g STRING', 'h FLOAT64'],
  ],
  ['bigquery', 'select * replace (cast(id as string) as id) from (select id, f from b)', ['id string', 'f FLOAT64']],
  ['bigquery', 'from b |> select id, f |> extend id * 2 as twice |> set f = 1', ['id INT64', 'f INT64', 'twice INT64']],
  [
    'oracle',
    "select nvl(amount, 0) as a, to_char(day, 'YYYY') as b, decode(id, 1, name, 'none') as c, sysdate as d, months_between(day, day) as e from ora",
    ['a NUMBER(10, 2)', 'b varchar2', 'c VARCHAR2(20)', 'd date', 'e number'],
  ],
  [
    'mysql',
    "select ifnull(id, 0) as a, if(ok, name, 'x') as b, datediff(day, day) as c, date_format(day, '%Y') as d, group_concat(name) as e from t",
    ['a int', 'b varchar(20)', 'c bigint', 'd varchar', 'e varchar'],
  ],
  [
    'tsql',
    'select isnull(id, 0) as a, iif(id > 1, day, day) as b, dateadd(day, 1, day) as c, datediff(day, day, at) as d, getdate() as e, len(name) as f from t',
    ['a int', 'b date', 'c date', 'd int', 'e datetime2', 'f int'],
  ],
  [
    'tsql',
    'select sum(id) as a, sum(big) as b, avg(id) as c, sum(amount) as d, avg(amount) as e, sum(rate) as f, count(*) as g, count_big(*) as h, rank() over (order by id) as i from t',
    ['a int', 'b bigint', 'c int', 'd numeric(38, 2)', 'e numeric(38, 6)', 'f float', 'g int', 'h bigint', 'i bigint'],
  ],
  [
    'oracle',
    'select sum(id) as a, avg(amount) as b, count(*) as c, day - day as d, day + 1 as e, stddev(id) as f from ora',
    ['a number', 'b number', 'c number', 'd number', 'e DATE', 'f number'],
  ],
  [
    'bigquery',
    'select sum(id) as a, avg(id) as b, sum(n) as c, avg(n) as e, sum(f) as g, count(*) as h, round(id) as i, floor(n) as j, sqrt(n) as k, stddev(n) as l, n / id as m, d + 1 as o, d - d as p, d + interval 1 day as q from b',
    [
      'a INT64',
      'b FLOAT64',
      'c NUMERIC',
      'e NUMERIC',
      'g FLOAT64',
      'h INT64',
      'i FLOAT64',
      'j NUMERIC',
      'k NUMERIC',
      'l FLOAT64',
      'm NUMERIC',
      'o DATE',
      'p INTERVAL',
      'q DATETIME',
    ],
  ],
  ['redshift', 'select sum(id) as a, sum(big) as b, avg(id) as c, count(*) as d from t', ['a bigint', 'b numeric', 'c bigint', 'd bigint']],
  ['spark', 'select sum(id) as a, avg(id) as b, count(*) as c from t', ['a bigint', 'b double', 'c bigint']],
  [
    'duckdb',
    'select sum(id) as a, avg(id) as b, sum(amount) as c, count(*) as d from t',
    ['a hugeint', 'b double', 'c numeric(38, 2)', 'd bigint'],
  ],
  [
    'snowflake',
    'select iff(ok, id, 0) as a, dateadd(day, 1, day) as b, zeroifnull(amount) as c from t',
    ['a number(38, 0)', 'b date', 'c number'],
  ],
  [
    'spark',
    'select nvl(id, 0) as a, size(tags) as b, date_add(day, 1) as c, collect_list(id) as d from t',
    ['a int', 'b int', 'c date', 'd ARRAY<int>'],
  ],
];

/** What the dialect surely refuses. */
const MISMATCHES: readonly (readonly [DialectName, marked: string])[] = [
  ['postgres', 'select 1 from t where id = «name»'],
  ['postgres', 'select 1 from t where day = «ok»'],
  ['postgres', 'select 1 from t where name = «1»'],
  ['postgres', 'select 1 from t where id between 1 and «name»'],
  ['postgres', 'select 1 from t a join t b on a.id = «b.key»'],
  ['postgres', 'select id + «doc» from t'],
  ['postgres', 'select amount * «name» from t'],
  ['postgres', 'select sum(«name») from t'],
  ['postgres', 'select avg(«ok») from t'],
  ['postgres', 'insert into t (day) values («true»)'],
  ['postgres', 'insert into t (id) select «name» from t'],
  ['postgres', 'update t set ok = «1»'],
  ['postgres', 'update t set day = «id»'],
  ['postgres', 'select «upper»(name, 1) from t'],
  ['postgres', 'select «sqrt»() from t'],
  ['bigquery', 'select 1 from b where id = «s»'],
  ['bigquery', 'select sum(«s») from b'],
  ['bigquery', 'select «date_diff»(d, d) from b'],
  ['tsql', 'select sum(«name») from t'],
  ['tsql', 'select «dateadd»(day, 1) from t'],
  ['oracle', 'select 1 from ora where day = «id»'],
  ['snowflake', 'select 1 from t where day = «ok»'],
];

/** Implicit conversions, literals, and what cannot be known: nothing is said. */
const FITTING: readonly (readonly [DialectName, sql: string])[] = [
  ['postgres', "select 1 from t where day = '2020-01-01' and id = '1' and key = 'x' and doc = '{}'"],
  ['postgres', 'select 1 from t where id = amount and day = at and name = name::text and id = rate'],
  ['postgres', "select doc - 'a', doc - 1, day + 1, day - day, at - at, day - interval '1 day' from t"],
  ['postgres', "insert into t (day, id, key, ok) values ('2020-01-01', '1', 'x', 'yes')"],
  ['postgres', 'insert into t (name, at, amount) select id, day, id from t'],
  ['postgres', "select sum(id), sum(amount), sum(interval '1 day'), sum(id::int), sum(my_own(name)) from t"],
  ['postgres', 'select id = any(array[1, 2]), id = my_own(1), id in (select big from t) from t'],
  ['postgres', 'select round(amount), round(amount, 2), coalesce(id), substring(name, 1), substring(name from 1 for 2), trim(name) from t'],
  ['postgres', 'select 1 from t where id = $1 and day = $2'],
  ['mysql', "select 1 from t where id = name and day = 1 and ok = 'x' and sum(name) > 1 and name + 1 > ok"],
  ['sqlite', 'select 1 from t where id = name and day = ok and sum(name) = 1'],
  ['tsql', 'select 1 from t where id = name and name = 1 and at > 0 and ok = 1'],
  ['oracle', "select 1 from ora where id = name and name = 1 and day = '01-JAN-2020' and day + 1 > day and sum(name) > 1"],
  ['bigquery', "select 1 from b where d = '2020-01-01' and id = n and f = id and ts > '2020-01-01'"],
  ['spark', 'select 1 from t where id = name and day = name'],
  ['snowflake', 'select 1 from t where id = name and name = 1'],
  ['tsql', 'select max(day), min(name), count(name) from t'],
];

describe('types', () => {
  for (const [dialect, sql, columns] of TYPED) test(`${dialect}: ${sql}`, () => checkTypes(dialect, TABLES, sql, columns));
  for (const [dialect, marked] of MISMATCHES)
    test(`${dialect}, refused: ${marked}`, () => checkReported(dialect, TABLES, marked, 'type-mismatch'));
  for (const [dialect, sql] of FITTING) test(`${dialect}, fits: ${sql}`, () => checkSilent(dialect, TABLES, sql));
});
