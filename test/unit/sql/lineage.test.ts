import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkLineage } from './check.ts';
import { SHOP } from './shop.ts';

type Case = readonly [name: string, dialect: DialectName, sql: string, edges: readonly string[], schema?: string];

const QUERIES: readonly Case[] = [
  [
    'kinds',
    'postgres',
    'select id, amount * 2 as twice, sum(amount) as total, rank() over (order by day) as place, 1 as one from orders',
    [
      '.id <- orders.id copy',
      '.twice <- orders.amount transform',
      '.total <- orders.amount aggregate',
      '.place <- orders.day window',
      '.one <- () constant',
    ],
  ],
  ['folding', 'postgres', 'select O.ID, "o".Amount from ORDERS as o', ['.ID <- orders.id copy', '.Amount <- orders.amount copy']],
  ['folding in Oracle', 'oracle', 'select "E".EName from Emp e', ['.EName <- emp.ename copy']],
  ['folding in SQL Server', 'tsql', 'select TA.[Total] from Daily AS ta', ['.Total <- daily.total copy']],
  ['folding in BigQuery', 'bigquery', 'select TA.total from `daily` AS ta', ['.total <- daily.total copy']],
  ['folding in MySQL', 'mysql', 'select TA.`TOTAL` from daily AS ta', ['.TOTAL <- daily.total copy']],
  [
    'a CTE shadows a table',
    'postgres',
    'with orders as (select id as amount from customers) select amount from orders',
    ['.amount <- customers.id copy'],
  ],
  [
    'inside of it the table is meant',
    'postgres',
    'with orders as (select amount as id from orders) select id from orders',
    ['.id <- orders.amount copy'],
  ],
  [
    'two pairs of parentheses',
    'postgres',
    'select total from ((select sum(amount) as total from orders)) x',
    ['.total <- orders.amount aggregate'],
  ],
  [
    'anonymous derived tables',
    'oracle',
    'select total from (select amount * 2 as total from orders)',
    ['.total <- orders.amount transform'],
  ],
  [
    'star and ROW_NUMBER',
    'postgres',
    'select * from (select d.*, row_number() over (partition by day order by total) as rn from daily d) x where rn = 1',
    ['.day <- daily.day copy', '.total <- daily.total copy', '.rn <- daily.day window', '.rn <- daily.total window'],
  ],
  [
    'star through three CTEs',
    'postgres',
    'with a as (select * from daily), b as (select * from a), c as (select b.*, total * 2 as twice from b) select * from c',
    ['.day <- daily.day copy', '.total <- daily.total copy', '.twice <- daily.total transform'],
  ],
  [
    'star over USING',
    'postgres',
    'select * from daily a join daily b using (day)',
    ['.day <- daily.day copy', '.total <- daily.total copy', '.total <- daily.total copy'],
  ],
  ['NATURAL', 'postgres', 'select deptno, dname from emp natural join dept', ['.deptno <- emp.deptno copy', '.dname <- dept.dname copy']],
  [
    'unions',
    'postgres',
    'select id as x from orders union all select customer_id + 1 from orders',
    ['.x <- orders.customer_id transform', '.x <- orders.id transform'],
  ],
  ['EXCEPT only takes away', 'postgres', 'select id from orders except select id from customers', ['.id <- orders.id copy']],
  [
    'LATERAL',
    'postgres',
    'select x.n from orders o, lateral (select max(price) + o.id as n from lines) x',
    ['.n <- lines.price aggregate', '.n <- orders.id aggregate'],
  ],
  [
    'scalar subqueries',
    'postgres',
    'select (select max(price) from lines l where l.order_id = o.id) as top from orders o',
    ['.top <- lines.price aggregate'],
  ],
  ['DISTINCT ON', 'postgres', 'select distinct on (day) amount from orders order by day', ['.amount <- orders.amount copy']],
  ['operators of extensions', 'postgres', "select note <-> 'x' as distance from orders", ['.distance <- orders.note transform']],
  [
    'whole rows',
    'postgres',
    'select to_jsonb(d) as j, d from daily d',
    ['.j <- daily.day transform', '.j <- daily.total transform', '.d <- daily.day copy', '.d <- daily.total copy'],
  ],
  [
    'recursive CTEs',
    'postgres',
    'with recursive r (id, n) as (select empno, 1 from emp where mgr is null union all select e.empno, n + 1 from emp e join r on e.mgr = r.id) select id, n from r',
    ['.id <- emp.empno copy', '.n <- () constant'],
  ],
  ['VALUES', 'postgres', "select v.a, v.b from (values (1, 'x')) as v (a, b)", ['.a <- () constant', '.b <- () constant']],
  [
    '(+)',
    'oracle',
    'select e.ename, d.dname from emp e, dept d where e.deptno = d.deptno (+)',
    ['.ename <- emp.ename copy', '.dname <- dept.dname copy'],
  ],
  [
    'CONNECT BY',
    'oracle',
    "select connect_by_root ename as top, sys_connect_by_path(ename, '/') as path, prior sal as above from emp connect by prior empno = mgr",
    ['.top <- emp.ename transform', '.path <- emp.ename transform', '.above <- emp.sal copy'],
  ],
  [
    'ROWNUM',
    'oracle',
    'select rownum as n, level as l, sal from emp where rownum < 3',
    ['.n <- () constant', '.l <- () constant', '.sal <- emp.sal copy'],
  ],
  [
    'MULTISET',
    'oracle',
    'select cast(multiset(select dname from dept d where d.deptno = e.deptno) as names) as ns from emp e',
    ['.ns <- dept.dname transform'],
  ],
  [
    '= aliases',
    'tsql',
    'select total = sum(amount), [what day] = day from orders group by day',
    ['.total <- orders.amount aggregate', '.what day <- orders.day copy'],
  ],
  ['assignments are no outputs', 'tsql', 'select @a = amount from orders', []],
  [
    'CROSS APPLY',
    'tsql',
    'select x.top1 from orders o cross apply (select max(l.price) as top1 from lines l where l.order_id = o.id) x',
    ['.top1 <- lines.price aggregate'],
  ],
  [
    'PIVOT',
    'tsql',
    'select deptno, [7], [8] from (select deptno, sal, mgr from emp) s pivot (sum(sal) for mgr in ([7], [8])) p',
    ['.deptno <- emp.deptno copy', '.7 <- emp.sal aggregate', '.8 <- emp.sal aggregate'],
  ],
  [
    'UNPIVOT',
    'bigquery',
    'select day, what, much from (select day, amount, id from orders) unpivot (much for what in (amount, id))',
    ['.day <- orders.day copy', '.what <- () constant', '.much <- orders.amount transform', '.much <- orders.id transform'],
  ],
  ['EXCEPT and REPLACE', 'bigquery', 'select * except (day) replace (total * 2 as total) from daily', ['.total <- daily.total transform']],
  [
    'pipes',
    'bigquery',
    'from orders |> where amount > 0 |> extend amount * 2 as twice |> aggregate sum(twice) as total group by day |> rename total as t',
    ['.day <- orders.day copy', '.t <- orders.amount aggregate'],
  ],
  [
    'UNNEST of structs',
    'bigquery',
    'select e.id, i.sku, price from events e, unnest(items) as i',
    ['.id <- events.id copy', '.sku <- events.items transform', '.price <- events.items transform'],
  ],
  [
    'fields of structs',
    'bigquery',
    'select user.name, e.user.id as uid from events e',
    ['.name <- events.user copy', '.uid <- events.user copy'],
  ],
  ['wildcard tables', 'bigquery', 'select id from `p.d.events_*` where _table_suffix > "1"', ['.id <- p.d.events_*.id copy'], '…'],
  [
    'named windows',
    'postgres',
    'select row_number() over w as a, rank() over (partition by day) as b from orders window w as (partition by day)',
    ['.a <- orders.day window', '.b <- orders.day window'],
  ],
  [
    'a CTE inside of a CTE',
    'postgres',
    'with a as (select id from orders), b as (with a as (select id + 1 as id from customers) select * from a) select a.id as x, b.id as y from a, b',
    ['.x <- orders.id copy', '.y <- customers.id transform'],
  ],
  [
    'aliases in the select list',
    'snowflake',
    'select total * 2 as twice, twice + 1 as more from daily',
    ['.twice <- daily.total transform', '.more <- daily.total transform'],
  ],
  ['RENAME', 'snowflake', 'select * exclude day rename (total as sum) from daily', ['.sum <- daily.total copy']],
  ['a column that does not exist', 'postgres', 'select amuont as x from orders', ['.x <- () constant', '? there is no column amuont']],
  ['COUNT(*)', 'postgres', 'select count(*) as n from orders', ['.n <- orders.* aggregate']],
  ['FLATTEN', 'snowflake', 'select f.value as v from orders o, lateral flatten(input => o.note) f', ['.v <- orders.note transform']],
];

const UNCERTAIN: readonly Case[] = [
  [
    'a star over an unknown table',
    'postgres',
    'insert into t select * from u',
    ['t.* <- u.* copy', '? the columns of * are not known'],
    '…',
  ],
  [
    'a name that could be of two unknown tables',
    'postgres',
    'select a from t, u',
    ['.a <- ?.a copy', '? a could be a column of t and u, whose columns are not known'],
    '…',
  ],
  ['one unknown table is no guess', 'postgres', 'select a, t.b from t', ['.a <- t.a copy', '.b <- t.b copy'], '…'],
  [
    'an ambiguous name',
    'postgres',
    'select id from orders, customers',
    ['.id <- orders.id copy', '? id could be a column of orders and customers'],
  ],
  ['a syntax error', 'postgres', 'select id from orders where', ['.id <- orders.id copy', '? the statement has a syntax error']],
  ['a name made by Jinja', 'postgres', 'select {{ c }} as x from orders', ['.x <- () constant', '? an expression is made by Jinja']],
  [
    'a table made at run time',
    'postgres',
    'select a from {{ s }}.t',
    ['.a <- {{ s }}.t.a copy', '? a table name is made at run time'],
    '…',
  ],
];

for (const [title, cases] of Object.entries({ QUERIES, UNCERTAIN })) {
  describe(`lineage: ${title.toLowerCase()}`, () => {
    for (const [name, dialect, sql, edges, schema] of cases)
      test(`${dialect}: ${name}`, () => checkLineage(dialect, schema ?? SHOP, sql, edges));
  });
}
