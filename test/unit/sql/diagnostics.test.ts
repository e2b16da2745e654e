import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkDiagnostics } from './check.ts';
import { SHOP } from './shop.ts';

/** « » are around what is reported; the codes stand in the order of the text, each with its first suggestion. */
type Case = readonly [dialect: DialectName, marked: string, codes: readonly string[]];

const TABLES: readonly Case[] = [
  ['postgres', 'select 1 from «ordrs»', ['unknown-table']],
  ['postgres', 'select 1 from shop.«ordrs» o', ['unknown-table']],
  ['postgres', 'select x from orders, «nope»', ['unknown-table']],
  ['postgres', 'insert into «nope» select id from orders', ['unknown-table']],
  ['postgres', 'update «nope» set a = 1', ['unknown-table']],
  ['postgres', 'delete from «nope» where a = 1', ['unknown-table']],
  ['postgres', 'merge into «nope» t using orders o on t.id = o.id when matched then delete', ['unknown-table']],
  ['postgres', 'create view v as select a from «nope»', ['unknown-table']],
  ['postgres', "select * from {{ ref('«nope»') }}", ['unknown-table']],
  ['bigquery', 'select 1 from «`p.d.nope`»', ['unknown-table']],
];

const COLUMNS: readonly Case[] = [
  ['postgres', 'select «amuont» from orders', ['unknown-column amount']],
  ['postgres', 'select o.«amuont» from orders o', ['unknown-column amount']],
  ['postgres', 'select orders.«amuont» from orders', ['unknown-column amount']],
  ['postgres', 'select «amuont», o.«dya», sum(«nmae») from orders o', ['unknown-column amount', 'unknown-column day', 'unknown-column']],
  ['postgres', 'select id from orders where «amuont» > 1 order by «dya»', ['unknown-column amount', 'unknown-column day']],
  ['postgres', 'select day, count(*) from orders group by «dya» having max(«amuont») > 1', ['unknown-column day', 'unknown-column amount']],
  ['postgres', 'select 1 from orders o join customers c on c.id = o.«custmer_id»', ['unknown-column customer_id']],
  ['postgres', 'select 1 from orders join customers using («regoin»)', ['unknown-column']],
  [
    'postgres',
    'select row_number() over (partition by «dya» order by «amuont») from orders',
    ['unknown-column day', 'unknown-column amount'],
  ],
  [
    'postgres',
    'select case when «amuont» > 1 then note end, cast(«nte» as int) from orders',
    ['unknown-column amount', 'unknown-column note'],
  ],
  ['postgres', 'select «"Amuont"» from orders', ['unknown-column amount']],
  ['postgres', "select '🎉', «amuont» from orders", ['unknown-column amount']],
  ['postgres', 'select (select max(price) from lines l where l.order_id = o.«idd») from orders o', ['unknown-column id']],
  [
    'postgres',
    'select id from orders o where exists (select 1 from lines l where l.order_id = o.id and «quantty» > 1)',
    ['unknown-column quantity'],
  ],
  ['postgres', 'with c as (select id, amount as total from orders) select «totl» from c', ['unknown-column total']],
  ['postgres', 'with c (a, b) as (select id, amount from orders) select a, «amount» from c', ['unknown-column']],
  ['postgres', 'select x.«amount» from (select amount as total from orders) x', ['unknown-column']],
  [
    'postgres',
    'with a as (select * from orders), b as (select * from a), c as (select * from b) select «amuont» from c',
    ['unknown-column amount'],
  ],
  ['postgres', 'insert into orders (id, «amuont») values (1, 2)', ['unknown-column amount']],
  [
    'postgres',
    'insert into orders (id) values (1) on conflict (id) do update set «amuont» = excluded.«amoun»',
    ['unknown-column amount', 'unknown-column amount'],
  ],
  ['postgres', 'update orders set «amuont» = 1 where «idd» = 2', ['unknown-column amount', 'unknown-column id']],
  ['postgres', 'update orders o set amount = l.«prce» from lines l where l.order_id = o.id', ['unknown-column price']],
  ['postgres', 'delete from orders where «amuont» = 1 returning «nte»', ['unknown-column amount', 'unknown-column note']],
  [
    'postgres',
    'merge into orders o using lines l on o.id = l.«ordr_id» when matched then update set «amuont» = l.price',
    ['unknown-column order_id', 'unknown-column amount'],
  ],
  ['postgres', 'create temp table t as select id as number from orders; select «other» from t', ['unknown-column']],
  ['postgres', 'create table t (aaa int, bbb int); insert into t (aaa, «bbc») values (1, 2)', ['unknown-column bbb']],
  ['mysql', 'update orders o join customers c on o.id = c.id set o.note = c.«nam»', ['unknown-column name']],
  ['mysql', 'select «`amuont`» from orders', ['unknown-column amount']],
  ['oracle', 'select e.ename from emp e, dept d where e.«deptn» = d.deptno (+)', ['unknown-column deptno']],
  [
    'oracle',
    'select level from emp start with «mgrr» is null connect by prior empno = «mgrr»',
    ['unknown-column mgr', 'unknown-column mgr'],
  ],
  ['tsql', 'select total = «amuont» from orders', ['unknown-column amount']],
  ['tsql', 'update o set o.«amuont» = 1 output inserted.«nte» from orders o', ['unknown-column amount', 'unknown-column note']],
  ['tsql', 'select x.p from orders o cross apply (select max(price) p from lines l where l.order_id = o.«idd») x', ['unknown-column id']],
  ['tsql', 'select id into #t from orders; select «idd» from #t', ['unknown-column id']],
  ['tsql', 'declare @t table (total int, label int); select total, «lable» from @t', ['unknown-column label']],
  ['bigquery', 'select * except («amuont») from orders', ['unknown-column amount']],
  ['bigquery', 'select * replace («amuont» * 2 as amount) from orders', ['unknown-column amount']],
  ['bigquery', 'from orders |> where «amuont» > 1 |> select id, day |> where «amount» > 1', ['unknown-column amount', 'unknown-column']],
  ['bigquery', 'from orders |> extend amount * 2 as twice |> aggregate sum(«twce») as s group by day', ['unknown-column twice']],
  [
    'snowflake',
    'select «amuont» from orders qualify row_number() over (order by «dya») = 1',
    ['unknown-column amount', 'unknown-column day'],
  ],
];

/** More than one place of a statement at once. */
const SEVERAL: readonly Case[] = [
  ['postgres', 'select «amuont» from orders union all select «amoutn» from orders', ['unknown-column amount', 'unknown-column amount']],
  ['postgres', 'select x.«nope» from orders o, lateral (select o.«amuont») x', ['unknown-column', 'unknown-column amount']],
  ['postgres', 'select «amuont» from orders natural join customers', ['unknown-column amount']],
  ['postgres', 'insert into daily select day, «amuont» from orders returning «ttal»', ['unknown-column amount', 'unknown-column total']],
  ['postgres', "select {{ x }}, «amuont» from {{ ref('orders') }}", ['unknown-column amount']],
  [
    'mysql',
    'select c.«nme» from orders o left join customers c on c.id = o.customer_id order by c.«nme»',
    ['unknown-column name', 'unknown-column name'],
  ],
  ['mysql', 'delete o from orders o join customers c on c.«idd» = o.customer_id', ['unknown-column id']],
  [
    'oracle',
    'merge into emp t using dept s on (t.deptno = s.«deptnr») when matched then update set t.«enam» = s.dname when not matched then insert («empnr») values (s.«dnam»)',
    ['unknown-column deptno', 'unknown-column ename', 'unknown-column empno', 'unknown-column dname'],
  ],
  [
    'oracle',
    'select e.«enam», prior e.«salx» from emp e connect by prior e.empno = e.«mgrr»',
    ['unknown-column ename', 'unknown-column sal', 'unknown-column mgr'],
  ],
  [
    'tsql',
    'select o.*, c.«nope» from orders o left join customers c on c.id = o.customer_id where o.«dya» > getdate()',
    ['unknown-column', 'unknown-column day'],
  ],
  [
    'tsql',
    'merge daily as t using orders as s on t.day = s.day when not matched by source then delete output inserted.«dya»;',
    ['unknown-column day'],
  ],
  [
    'bigquery',
    'merge daily t using orders s on t.day = s.day when not matched then insert («dya», total) values (day, «amuont»)',
    ['unknown-column day', 'unknown-column amount'],
  ],
  ['bigquery', 'select e.user.name, e.«usr».name from events e', ['unknown-column user']],
  ['bigquery', 'select i.sku from events e, unnest(e.«itms») i', ['unknown-column items']],
  ['snowflake', 'select «amuont»:a.b, «nope»:c from orders', ['unknown-column amount', 'unknown-column note']],
  ['duckdb', 'from orders select «amuont»', ['unknown-column amount']],
  ['spark', 'select id from orders lateral view explode(«nte») t as x', ['unknown-column note']],
  ['sqlite', 'select «amuont» from orders', ['unknown-column amount']],
];

/** Inside of routines only what can be no variable is reported. */
const ROUTINES: readonly Case[] = [
  ['tsql', 'create procedure p @id int as begin select «amuont» from orders where id = @id end', ['unknown-column amount']],
  [
    'mysql',
    'create procedure p(wanted int) begin declare v int; select «amuont», o.«dya» from orders o where id = wanted + v; end',
    ['unknown-column amount', 'unknown-column day'],
  ],
  [
    'oracle',
    'create procedure p (a number) is begin update orders set amount = b.c where id = a; delete from orders o where o.«dya» = sysdate; end;',
    ['unknown-column day'],
  ],
  ['bigquery', 'begin declare x int64; select «amuont», x from orders; end', ['unknown-column amount']],
];

/** Aliases of the select list are seen by ORDER BY everywhere, by the rest where the dialect lets them be. */
const ALIASES: readonly Case[] = [
  ['postgres', 'select amount * 2 as twice from orders where «twice» > 1', ['unknown-column']],
  ['postgres', 'select amount * 2 as twice, «twice» + 1 from orders', ['unknown-column']],
  ['postgres', 'select sum(amount) as total from orders having «total» > 1', ['unknown-column']],
  ['tsql', 'select day as the_day, count(*) from orders group by «the_day»', ['unknown-column']],
  ['mysql', 'select amount * 2 as twice from orders where «twice» > 1', ['unknown-column']],
  ['bigquery', 'select amount * 2 as twice from orders where «twice» > 1', ['unknown-column']],
];

const AMBIGUOUS: readonly Case[] = [
  ['postgres', 'select «id» from orders o join customers c on c.id = o.customer_id', ['ambiguous-column o.id']],
  ['postgres', 'select o.id from orders o, customers c where «id» = 1', ['ambiguous-column o.id']],
  ['postgres', 'select a.id from orders a join orders b using (id) where «amount» > 1', ['ambiguous-column a.amount']],
  ['oracle', 'select «deptno» from emp e, dept d where e.deptno = d.deptno', ['ambiguous-column e.deptno']],
  ['tsql', 'update o set amount = 1 from orders o join customers c on «id» = 1', ['ambiguous-column o.id']],
];

const RELATIONS: readonly Case[] = [
  ['postgres', 'select «nope».id from orders o', ['unknown-alias']],
  ['postgres', 'select «x».* from orders o', ['unknown-alias o']],
  ['postgres', 'select «orders».id from orders o', ['unknown-alias o']],
  ['postgres', 'select «custmers».id from orders, customers custmer', ['unknown-alias custmer']],
  ['postgres', 'select o.id from orders o where «cust».id = 1', ['unknown-alias']],
  ['postgres', 'select 1 from orders o join (select «o».id) x on true', ['unknown-alias']],
  ['mysql', 'delete from orders where «lines».sku = 1', ['unknown-alias']],
  ['postgres', 'select 1 from orders o, customers «o»', ['duplicate-alias']],
  ['postgres', 'select 1 from orders join «orders» on true', ['duplicate-alias']],
  ['tsql', 'select 1 from orders o join lines «O» on 1 = 1', ['duplicate-alias']],
];

const COUNTS: readonly Case[] = [
  ['postgres', 'insert into orders («id, amount») values (1)', ['column-count']],
  ['postgres', 'insert into orders («id») select id, amount from orders', ['column-count']],
  ['postgres', 'insert into «daily» select day, amount, id from orders', ['column-count']],
  ['oracle', 'insert into «daily» values (sysdate)', ['column-count']],
  ['postgres', 'select id from orders union all select «id, name» from customers', ['column-count']],
  ['postgres', 'values (1, 2), («3»)', ['column-count']],
  ['postgres', 'create view v («a, b, c») as select id, amount from orders', ['column-count']],
  ['mysql', 'with c («a, b, d») as (select id, amount from orders) select a from c', ['column-count']],
  [
    'tsql',
    'merge into daily t using orders o on t.day = o.day when not matched then insert («day, total») values (o.day);',
    ['column-count'],
  ],
];

const DEFINITIONS: readonly Case[] = [
  ['postgres', 'create index i on orders (id, lower(«notes»))', ['unknown-column note']],
  ['tsql', 'create index i on orders («amuont»)', ['unknown-column amount']],
  ['oracle', 'create table x (a int, foreign key («aa») references orders («idd»))', ['unknown-column', 'unknown-column id']],
  ['postgres', 'create table x (a int, check («b» > 1), primary key («c»))', ['unknown-column', 'unknown-column']],
  ['postgres', 'alter table orders drop column «amuont»', ['unknown-column amount']],
  ['postgres', 'alter table orders rename «amuont» to total', ['unknown-column amount']],
  ['postgres', 'alter table orders alter column «amuont» type int', ['unknown-column amount']],
  ['mysql', 'alter table orders modify «amuont» int', ['unknown-column amount']],
  ['oracle', 'alter table orders add constraint k foreign key («ids») references customers (id)', ['unknown-column id']],
  ['oracle', "comment on column orders.«amuont» is 'x'", ['unknown-column amount']],
  ['postgres', 'grant select (id, «amuont») on orders to u', ['unknown-column amount']],
  ['postgres', 'create trigger g after update of id, «amuont» on orders for each row execute function f()', ['unknown-column amount']],
];

for (const [title, cases] of Object.entries({ DEFINITIONS, TABLES, COLUMNS, SEVERAL, ROUTINES, ALIASES, AMBIGUOUS, RELATIONS, COUNTS })) {
  describe(`diagnostics: ${title.toLowerCase()}`, () => {
    for (const [dialect, marked, codes] of cases) test(`${dialect}: ${marked}`, () => checkDiagnostics(dialect, SHOP, marked, codes));
  });
}
