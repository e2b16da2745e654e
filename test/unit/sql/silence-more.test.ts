import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkSilent } from './check.ts';
import { SHOP } from './shop.ts';

/** Longer valid statements, the way people write them: nothing may be said. */
const CASES: readonly (readonly [name: string, dialect: DialectName, sql: string])[] = [
  ['a synonym', 'oracle', 'create or replace synonym k for far.k; select a from k'],
  ['a synonym of another database', 'tsql', 'create synonym k for far.dbo.k; select a from k'],
  ['a sequence is read like a table', 'postgres', 'create sequence k; select last_value from k'],
  [
    'an event table and a stream',
    'snowflake',
    'create event table k; select a from k; create stream l on table orders; select id, metadata$action from l',
  ],
  ['a column that may be missing', 'postgres', 'alter table orders drop column if exists old, add k int, add constraint c unique (k)'],
  [
    'a list of values without what SQLite computes',
    'sqlite',
    'create table k (a int, b int generated always as (a * 2), c int); insert into k values (1, 2)',
  ],
  [
    'a list of values without what SQL Server fills',
    'tsql',
    'create table k (a int identity(1, 1), b int, c as (b * 2)); insert into k values (1); select a, b, c from k',
  ],
  ['a constraint without the word', 'tsql', 'alter table orders drop orders_key'],
  ['columns of a table that is not known whole', 'postgres', "comment on column half.other is 'x'; create index i on half (other)"],
  [
    'a dbt model',
    'postgres',
    `{{ config(materialized='table') }}
     {% set kinds = ['a', 'b'] %}
     with orders as (select * from {{ ref('orders') }}),
     paid as (
       select customer_id,
         {% for kind in kinds %} sum(case when note = '{{ kind }}' then amount end) as {{ kind }}_amount, {% endfor %}
         max(day) as last_day
       from orders group by 1
     )
     select c.*, p.last_day from {{ source('erp', 'customers') }} c left join paid p on p.customer_id = c.id
     {% if is_incremental() %} where p.last_day > (select max(last_day) from {{ this }}) {% endif %}`,
  ],
  [
    'gaps and islands',
    'postgres',
    `with marked as (select o.*, case when day - lag(day) over w > 1 then 1 else 0 end as is_new from orders o window w as (partition by customer_id order by day)),
     grouped as (select *, sum(is_new) over (partition by customer_id order by day) as island from marked)
     select customer_id, island, min(day) as first_day, max(day) filter (where amount > 0) as last_day, count(*) from grouped group by customer_id, island order by first_day, island`,
  ],
  [
    'subqueries in every clause',
    'postgres',
    `select (select name from customers where id = o.customer_id) as who, o.amount / nullif((select sum(amount) from orders where day = o.day), 0) as share
     from orders o where o.customer_id in (select id from customers where vip) and (o.day, o.amount) = any (select day, max(amount) from orders i where i.customer_id = o.customer_id group by day)
     group by o.id, o.customer_id, o.amount, o.day having sum(o.amount) > (select avg(total) from daily where daily.day = o.day) order by who, (select count(*) from lines where order_id = o.id)`,
  ],
  [
    'joins of joins',
    'postgres',
    'select o.id, c.name, l.sku, d.total from (orders o join customers c on c.id = o.customer_id) left join (lines l join daily d on d.total > l.price) on l.order_id = o.id and d.day = o.day',
  ],
  [
    'an alias for joined tables',
    'postgres',
    'select j.name, j.amount from (orders o join customers c on c.id = o.customer_id) as j (a, b, amount, d, e, f, name)',
  ],
  [
    'a merged column is not ambiguous',
    'postgres',
    'select deptno, e.deptno, d.deptno from emp e left join dept d using (deptno) join dept x using (deptno) where deptno > 1 group by deptno, e.deptno, d.deptno order by deptno',
  ],
  [
    'aliases that are also columns',
    'postgres',
    'select upper(note) as note, day::text as day from orders where note is not null group by orders.note, orders.day order by day, note',
  ],
  [
    'writing CTEs',
    'postgres',
    'with moved as (delete from orders where day < now() returning id, amount), kept as (insert into daily (total) select amount from moved returning total) select m.id, k.total from moved m, kept k',
  ],
  [
    'a series joined to a table',
    'postgres',
    "select g.d::date, coalesce(sum(o.amount), 0) from generate_series('2024-01-01'::date, now(), '1 day') as g(d) left join orders o on o.day = g.d group by g.d",
  ],
  [
    'a PL/pgSQL function',
    'postgres',
    'create function f(wanted int) returns table (who text, much numeric) language plpgsql as $$ declare r record; begin for r in select id, name from customers loop return query select r.name, sum(amount) from orders where customer_id = r.id and id = wanted; end loop; end $$',
  ],
  ['COPY and EXPLAIN', 'postgres', "explain analyze select id from orders where note = 'x'"],
  [
    'an insert with a sequence of conflicts',
    'postgres',
    'insert into daily as d (day, total) select day, sum(amount) as total from orders group by day on conflict (day) do update set total = d.total + excluded.total where d.total is distinct from excluded.total returning d.*, (xmax = 0) as is_new',
  ],
  [
    'a deep star',
    'snowflake',
    'with a as (select o.*, c.name from orders o join customers c on c.id = o.customer_id), b as (select * exclude (note) from a), c as (select *, row_number() over (partition by customer_id order by day desc) as rn from b qualify rn = 1) select name, amount, rn from c',
  ],

  [
    'a hierarchy with an outer query',
    'oracle',
    "select lpad(' ', 2 * (lvl - 1)) || ename as tree, path from (select level as lvl, ename, sys_connect_by_path(ename, '/') as path, connect_by_isleaf as leaf from emp start with mgr is null connect by nocycle prior empno = mgr) where leaf = 1 and lvl < 5",
  ],
  [
    'top n in old Oracle',
    'oracle',
    'select * from (select a.*, rownum as rnum from (select ename, sal from emp order by sal desc) a where rownum <= 20) where rnum > 10',
  ],
  [
    'outer joins of three tables',
    'oracle',
    "select e.ename, d.dname, m.ename boss from emp e, dept d, emp m where e.deptno = d.deptno (+) and e.mgr = m.empno (+) and d.dname (+) like 'S%'",
  ],
  [
    'functions that take names',
    'oracle',
    "select to_char(e.sal, 'L999'), trunc(sysdate, 'MM'), nvl2(mgr, 'y', 'n'), decode(deptno, 10, 'a', 'b'), e.rowid from emp e",
  ],
  [
    'a package',
    'oracle',
    'create or replace package body p as g_rate constant number := 1.5; cursor c (d number) is select empno, sal from emp where deptno = d; procedure run (p_dept in number) is l_row c%rowtype; begin open c(p_dept); fetch c into l_row; update emp set sal = l_row.sal * g_rate where empno = l_row.empno and deptno = p_dept; end; end p;',
  ],
  [
    'a bulk collect',
    'oracle',
    'declare type t is table of emp%rowtype; l t; begin select * bulk collect into l from emp where sal > 1; forall i in 1 .. l.count insert into daily (total) values (l(i).sal); end;',
  ],
  [
    'analytic functions',
    'oracle',
    'select ename, ratio_to_report(sal) over (partition by deptno) r, last_value(sal ignore nulls) over (order by empno rows between unbounded preceding and unbounded following) from emp',
  ],
  ['DUAL and dates', 'oracle', 'select level as n, trunc(sysdate) - level as d from dual connect by level <= 10'],
  [
    'a MERGE with a subquery',
    'oracle',
    'merge into daily d using (select day, sum(amount) as total from orders group by day) s on (d.day = s.day) when matched then update set d.total = s.total where d.total <> s.total when not matched then insert values (s.day, s.total)',
  ],

  [
    'variables in a query',
    'mysql',
    'select id, @running := @running + amount as running from orders, (select @running := 0) as start order by day',
  ],
  [
    'a table under two names',
    'mysql',
    'select a.id from orders a left join orders b on b.customer_id = a.customer_id and b.day > a.day where b.id is null',
  ],
  [
    'HAVING with an alias',
    'mysql',
    'select customer_id, sum(amount) as total from orders group by customer_id having total > 100 and customer_id is not null order by total desc limit 10, 5',
  ],
  [
    'a derived table in UPDATE',
    'mysql',
    'update orders o inner join (select customer_id, max(day) as last_day from orders group by customer_id) x on x.customer_id = o.customer_id and x.last_day = o.day set o.note = "last" where o.amount > 0',
  ],
  [
    'a procedure with a cursor',
    'mysql',
    'create procedure p() begin declare v_id int; declare done bool default false; declare c cursor for select id from orders; declare continue handler for not found set done = true; open c; l: loop fetch c into v_id; if done then leave l; end if; update orders set note = v_id where id = v_id; end loop; close c; end',
  ],
  ['strings in double quotes', 'mysql', 'select id, "x" as kind from orders where note = "amount" and date_format(day, "%Y") in ("2024")'],

  [
    'a table variable and a temp table',
    'tsql',
    'declare @ids table (id int primary key); insert into @ids select id from orders where amount > 1; select o.day, sum(o.amount) as total into #sums from orders o join @ids i on i.id = o.id group by o.day; select s.day, d.total, s.total from #sums as s left join daily d on d.day = s.day',
  ],
  [
    'an update through a CTE',
    'tsql',
    'with ranked as (select id, note, row_number() over (partition by customer_id order by day desc) as rn from orders) update ranked set note = null where rn > 1',
  ],
  [
    'strings of XML',
    'tsql',
    "select c.name, stuff((select ',' + l.sku from lines l join orders o on o.id = l.order_id where o.customer_id = c.id for xml path(''), type).value('.', 'nvarchar(max)'), 1, 1, '') as skus from customers c",
  ],
  [
    'system tables',
    'tsql',
    "select [o].[id], [o].[amount] as [the amount] from [shop].[dbo].[orders] as [o] where [o].[day] >= convert(date, '2024-01-01') order by [the amount] desc",
  ],
  [
    'a MERGE with OUTPUT',
    'tsql',
    'merge into daily as target using (select day, sum(amount) from orders group by day) as source (d, t) on target.day = source.d when matched and target.total <> source.t then update set target.total = source.t when not matched by target then insert (day, total) values (d, t) when not matched by source then delete output $action, inserted.day, deleted.total;',
  ],
  ['ORDER BY with both', 'tsql', 'select top 10 note as kind, count(*) as n from orders group by note order by n desc, kind, min(day)'],
  [
    'APPLY over VALUES',
    'tsql',
    "select o.id, v.label, v.value from orders o cross apply (values ('amount', o.amount), ('id', o.id)) as v (label, value)",
  ],
  [
    'a procedure with all of it',
    'tsql',
    'create or alter procedure p @since date, @n int output as begin set nocount on; declare @total numeric(10, 2) = 0; begin try begin tran; select @total = sum(amount), @n = count(*) from orders where day >= @since; if @total > 0 insert into daily (day, total) values (@since, @total); else delete from daily where day = @since; commit; end try begin catch if @@trancount > 0 rollback; throw; end catch end',
  ],

  [
    'struct paths',
    'bigquery',
    'select e.user.id as uid, (select max(i.price) from unnest(e.items) as i where i.sku is not null) as top, array(select as struct sku, price * 2 as p from unnest(items) where price > 0)[safe_offset(0)].p from events as e where "x" in unnest(tags)',
  ],
  [
    'cross joins of arrays',
    'bigquery',
    'select id, item.sku, t from events cross join unnest(items) as item left join unnest(tags) as t with offset as o on o = 0',
  ],
  [
    'QUALIFY over an alias',
    'bigquery',
    'select customer_id, day, amount, rank() over (partition by customer_id order by amount desc) as place from orders where true qualify place <= 3 order by place',
  ],
  [
    'scripts',
    'bigquery',
    'declare days array<date>; declare i int64 default 0; create temp table recent as select id, amount from orders where day > "2024-01-01"; set days = (select array_agg(day) from daily); insert into daily (total) select sum(amount) from recent; if (select count(*) from recent) > i then select days[offset(i)], amount from recent; end if;',
  ],
  [
    'a long pipe',
    'bigquery',
    'from orders as o |> left join customers as c on c.id = o.customer_id |> where c.vip |> extend o.amount * 1.1 as gross, row_number() over (partition by c.id order by o.day) as rn |> where rn = 1 |> aggregate sum(gross) as total, any_value(name) as who group by region |> order by total desc |> limit 3 |> select region, who, total',
  ],
  ['DECLARE with a record', 'bigquery', 'for r in (select id, amount from orders) do insert into daily (total) values (r.amount); end for'],
];

describe('silence: longer statements', () => {
  for (const [name, dialect, sql] of CASES) test(`${dialect}: ${name}`, () => checkSilent(dialect, SHOP, sql));
});
