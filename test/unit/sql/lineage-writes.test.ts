import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkInfluences, checkLineage, checkScriptEdges } from './check.ts';
import { SHOP } from './shop.ts';

type Case = readonly [name: string, dialect: DialectName, sql: string, edges: readonly string[], schema?: string];

const WRITES: readonly Case[] = [
  [
    'INSERT by position',
    'postgres',
    'insert into daily select o.day, sum(o.amount) as whatever from orders o group by o.day',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount aggregate'],
  ],
  [
    'INSERT by name',
    'postgres',
    'insert into daily (total, day) select amount, day from orders',
    ['daily.total <- orders.amount copy', 'daily.day <- orders.day copy'],
  ],
  [
    'one FROM for several INSERTs',
    'spark',
    'from orders o insert into daily select o.day, amount where amount > 1 insert overwrite table lines (order_id) select id',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount copy', 'lines.order_id <- orders.id copy'],
  ],
  [
    'a task',
    'snowflake',
    "create task t schedule = '1 minute' as insert into daily select day, amount from orders",
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount copy'],
  ],
  [
    'WITH before INSERT',
    'tsql',
    'with c as (select day d, amount a from orders) insert into daily (day, total) select d, a from c',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount copy'],
  ],
  [
    'WITH in INSERT',
    'oracle',
    'insert into daily (day) with c as (select day d from orders) select d from c',
    ['daily.day <- orders.day copy'],
  ],
  ['VALUES', 'postgres', 'insert into daily values (now(), 1)', ['daily.day <- () constant', 'daily.total <- () constant']],
  [
    'excluded',
    'postgres',
    'insert into daily (day, total) select day, amount from orders on conflict (day) do update set total = daily.total + excluded.total',
    [
      'daily.day <- orders.day copy',
      'daily.total <- orders.amount copy',
      'daily.total <- daily.total transform',
      'daily.total <- orders.amount transform',
    ],
  ],
  [
    'REPLACE',
    'mysql',
    'replace into daily (day, total) select day, amount from orders',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount copy'],
  ],
  ['INSERT … SET', 'mysql', 'insert into daily set total = 1 + 1', ['daily.total <- () constant']],
  [
    'INSERT ALL',
    'oracle',
    'insert all when amount > 1 then into daily (total) values (amount) else into dept (deptno, dname) values (id, upper(note)) select id, amount, note from orders',
    ['daily.total <- orders.amount copy', 'dept.deptno <- orders.id copy', 'dept.dname <- orders.note transform'],
  ],
  [
    'UPDATE',
    'postgres',
    'update orders set amount = amount * 2, note = upper(note)',
    ['orders.amount <- orders.amount transform', 'orders.note <- orders.note transform'],
  ],
  [
    'UPDATE … FROM',
    'postgres',
    'update orders o set amount = l.price from lines l where l.order_id = o.id',
    ['orders.amount <- lines.price copy'],
  ],
  [
    'UPDATE of an alias',
    'tsql',
    'update o set amount = l.price from orders o join lines l on l.order_id = o.id',
    ['orders.amount <- lines.price copy'],
  ],
  [
    'UPDATE of several',
    'oracle',
    'update emp e set (ename, sal) = (select dname, max(deptno) from dept d group by dname)',
    ['emp.ename <- dept.dname copy', 'emp.sal <- dept.deptno aggregate'],
  ],
  [
    'UPDATE of two tables',
    'mysql',
    'update orders o join customers c on c.id = o.customer_id set o.note = c.name, c.region = o.note',
    ['orders.note <- customers.name copy', 'customers.region <- orders.note copy'],
  ],
  ['DELETE of two tables', 'mysql', 'delete o, c from orders o join customers c on c.id = o.customer_id', []],
  [
    'MERGE',
    'oracle',
    'merge into daily t using (select day, sum(amount) s from orders group by day) x on (t.day = x.day) when matched then update set total = t.total + x.s when not matched then insert (day, total) values (x.day, x.s)',
    [
      'daily.total <- daily.total aggregate',
      'daily.total <- orders.amount aggregate',
      'daily.day <- orders.day copy',
      'daily.total <- orders.amount aggregate',
    ],
  ],
  [
    'MERGE of whole rows',
    'bigquery',
    'merge daily t using (select day, amount as total from orders) s on t.day = s.day when not matched then insert row',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount copy'],
  ],
  [
    'CTAS',
    'postgres',
    'create table made (a, b) as select id, amount + 1 from orders',
    ['made.a <- orders.id copy', 'made.b <- orders.amount transform'],
  ],
  [
    'SELECT INTO',
    'tsql',
    'select id, amount as paid into made from orders',
    ['made.id <- orders.id copy', 'made.paid <- orders.amount copy'],
  ],
  ['views', 'postgres', 'create view v as select id as a from orders', ['v.a <- orders.id copy']],
  [
    'OUTPUT INTO',
    'tsql',
    'update orders set amount = 1 output inserted.id, deleted.amount into daily (total, day) where id = 2',
    ['orders.amount <- () constant', 'daily.total <- orders.id copy', 'daily.day <- orders.amount copy'],
  ],
  ['RETURNING is an output', 'postgres', 'update orders set amount = 1 returning id', ['orders.amount <- () constant']],
  [
    'a writing CTE',
    'postgres',
    'with gone as (delete from orders where id = 1 returning day, amount) insert into daily select * from gone',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount copy'],
  ],
  [
    'procedures',
    'tsql',
    'create procedure p as begin insert into daily (total) select amount from orders; update orders set note = 1 end',
    ['daily.total <- orders.amount copy', 'orders.note <- () constant'],
  ],
];

describe('lineage: writes', () => {
  for (const [name, dialect, sql, edges, schema] of WRITES)
    test(`${dialect}: ${name}`, () => checkLineage(dialect, schema ?? SHOP, sql, edges));
});

const INFLUENCES: readonly Case[] = [
  [
    'every clause',
    'postgres',
    'select c.name, sum(o.amount) from orders o join customers c on c.id = o.customer_id where o.day > now() group by c.name having max(o.id) > 1 order by c.region',
    [
      'join customers.id',
      'join orders.customer_id',
      'filter orders.day',
      'group customers.name',
      'filter orders.id',
      'order customers.region',
    ],
  ],
  [
    'GROUP BY a place',
    'postgres',
    'select day, id + customer_id, count(*) from orders group by 2',
    ['group orders.id', 'group orders.customer_id'],
  ],
  ['GROUP BY a number that is none', 'tsql', 'select day, count(*) from orders group by 1', []],
  ['USING', 'postgres', 'select 1 from emp join dept using (deptno)', ['join dept.deptno', 'join emp.deptno']],
  [
    'EXISTS',
    'postgres',
    'select id from orders o where exists (select 1 from lines l where l.order_id = o.id)',
    ['filter lines.order_id', 'filter orders.id'],
  ],
  ['CTEs', 'postgres', 'with c as (select id from orders where day > now()) select id from c', ['filter orders.day']],
  ['DELETE', 'postgres', 'delete from orders where day < now()', ['filter orders.day']],
  [
    'MERGE',
    'postgres',
    'merge into daily t using orders s on t.day = s.day when matched and s.id > 1 then delete',
    ['join daily.day', 'join orders.day', 'filter orders.id'],
  ],
  ['QUALIFY', 'snowflake', 'select id from orders qualify row_number() over (order by day) = 1', ['filter orders.day']],
];

describe('lineage: influences', () => {
  for (const [name, dialect, sql, influences] of INFLUENCES)
    test(`${dialect}: ${name}`, () => checkInfluences(dialect, SHOP, sql, influences));
});

/** What a script makes and then reads is dissolved. */
const SCRIPTS: readonly Case[] = [
  [
    'a temp table',
    'tsql',
    'select day, amount * 2 as a into #x from orders; insert into daily (day, total) select day, sum(a) from #x group by day',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount aggregate'],
  ],
  [
    'a chain',
    'postgres',
    'create temp table a as select day, amount as x from orders; create temp table b as select day, x + 1 as y from a; insert into daily select day, y from b',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount transform'],
  ],
  [
    'a star over a temp table',
    'postgres',
    'create temp table a as select day, amount from orders; insert into daily select * from a',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount copy'],
  ],
  [
    'a temp table with DDL',
    'tsql',
    'create table #x (d date, t int); insert into #x select day, amount from orders; insert into daily select * from #x',
    ['daily.day <- orders.day copy', 'daily.total <- orders.amount copy'],
  ],
  [
    'a table variable',
    'tsql',
    'declare @x table (d date); insert into @x select day from orders; insert into daily (day) select d from @x',
    ['daily.day <- orders.day copy'],
  ],
  [
    'two writers',
    'postgres',
    'insert into daily (total) select amount from orders; insert into daily (total) select price from lines',
    ['daily.total <- lines.price copy', 'daily.total <- orders.amount copy'],
  ],
  [
    'a table updated from itself',
    'postgres',
    'insert into daily (total) select amount from orders; update daily set total = total + 1',
    ['daily.total <- daily.total transform', 'daily.total <- orders.amount transform'],
  ],
];

describe('lineage: scripts', () => {
  for (const [name, dialect, sql, edges] of SCRIPTS) test(`${dialect}: ${name}`, () => checkScriptEdges(dialect, SHOP, sql, edges));
});
