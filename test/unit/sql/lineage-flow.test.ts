import { describe, test } from 'node:test';
import type { DialectName } from '../../../server/src/protocol/index.ts';
import { checkLineage, checkScriptEdges } from './check.ts';

/** Nothing is known of any table: names alone must do. */
const NOTHING = '…';

type Case = readonly [what: string, dialect: DialectName, sql: string, edges: readonly string[]];

const VARIABLES: readonly Case[] = [
  ['an assignment in SELECT', 'tsql', 'declare @v int; select @v = max(a) from s; insert into t (m) values (@v)', ['t.m <- s.a aggregate']],
  [
    'a variable made of another',
    'tsql',
    'declare @v int = (select max(a) from s); declare @w int; set @w = @v + 1; update t set m = @w where id = 1',
    ['t.m <- s.a aggregate'],
  ],
  [
    'a variable assigned anew',
    'tsql',
    'declare @v int; select @v = a from s1; set @v = (select b from s2); insert into t (m) values (@v)',
    ['t.m <- s2.b copy'],
  ],
  [
    'a variable assigned in a branch',
    'tsql',
    'declare @v int; select @v = a from s1; if @x > 1 set @v = (select b from s2); insert into t (m) values (@v)',
    ['t.m <- s1.a copy', 't.m <- s2.b copy'],
  ],
  [
    'a cursor',
    'tsql',
    'declare c cursor for select a, b from s; declare @x int, @y int; open c; fetch next from c into @x, @y; while @@fetch_status = 0 begin insert into t (m, n) values (@x, @y); fetch next from c into @x, @y end',
    ['t.m <- s.a copy', 't.n <- s.b copy'],
  ],
  ['SELECT INTO', 'oracle', 'declare v number; begin select max(a) into v from s; update t set m = v; end;', ['T.m <- S.a aggregate']],
  [
    'a loop over a query',
    'oracle',
    'begin for r in (select a, b + 1 as b1 from s) loop insert into t (m, n) values (r.a, r.b1); end loop; end;',
    ['T.m <- S.a copy', 'T.n <- S.b transform'],
  ],
  [
    'a loop over a cursor',
    'oracle',
    'declare cursor c (p number) is select a from s where id = p; begin for r in c(1) loop insert into t (m) values (r.a); end loop; end;',
    ['T.m <- S.a copy'],
  ],
  [
    'FETCH into variables',
    'oracle',
    'declare cursor c is select a, b from s; x number; y number; begin open c; fetch c into x, y; insert into t (m, n) values (x, y * 2); end;',
    ['T.m <- S.a copy', 'T.n <- S.b transform'],
  ],
  [
    'FETCH into a record',
    'oracle',
    'declare cursor c is select a, b from s; r c%rowtype; begin open c; fetch c into r; insert into t (m, n) values (r.a, r.b); end;',
    ['T.m <- S.a copy', 'T.n <- S.b copy'],
  ],
  [
    'a field of a record',
    'oracle',
    'declare r s%rowtype; begin select * into r from s; r.b := 1; insert into t (m, n) values (r.a, r.b); end;',
    ['T.m <- S.a copy'],
  ],
  [
    'BULK COLLECT and FORALL',
    'oracle',
    'declare l tab; begin select * bulk collect into l from s; forall i in 1 .. l.count insert into t (m) values (l(i).a); end;',
    ['T.m <- S.a copy'],
  ],
  [
    'RETURNING INTO',
    'oracle',
    'declare v number; begin update s set a = 1 returning b into v; insert into t (m) values (v); end;',
    ['T.m <- S.b copy'],
  ],
  [
    'a row of a trigger',
    'oracle',
    'create trigger g after insert on s for each row begin insert into log (m, n) values (:new.a, :old.b); end;',
    ['LOG.m <- S.a copy', 'LOG.n <- S.b copy'],
  ],
  [
    'PL/pgSQL',
    'postgres',
    'do $$ declare v int; r record; begin select max(a) into v from s; insert into t (m) values (v); for r in select b from s2 loop insert into t2 (n) values (r.b); end loop; end $$',
    ['t.m <- s.a aggregate', 't2.n <- s2.b copy'],
  ],
  [
    'an assigned query',
    'postgres',
    'do $$ declare v int; begin v := (select count(b) from s); update t set n = v; end $$',
    ['t.n <- s.b aggregate'],
  ],
  [
    'MySQL',
    'mysql',
    'create procedure p() begin declare v int; declare c cursor for select a from s; select max(b) into v from s2; insert into t (m) values (v); open c; fetch c into v; insert into t2 (n) values (v); end',
    ['t.m <- s2.b aggregate', 't2.n <- s.a copy'],
  ],
  [
    'elements of an aggregated array',
    'bigquery',
    'declare v array<int64> default (select array_agg(a) from d.s); insert into d.t (m) select x from unnest(v) x',
    ['d.t.m <- d.s.a aggregate'],
  ],
  ['user variables', 'mysql', 'set @u = (select a from s); insert into t (m) values (@u)', ['t.m <- s.a copy']],
  [
    'BigQuery',
    'bigquery',
    'declare w int64 default (select max(a) from d.s); insert into d.t (m) values (w); for r in (select b, c from d.s2) do insert into d.t2 (x, y) values (r.b, r.c); end for',
    ['d.t.m <- d.s.a aggregate', 'd.t2.x <- d.s2.b copy', 'd.t2.y <- d.s2.c copy'],
  ],
  [
    'Snowflake',
    'snowflake',
    'create procedure p() returns int language sql as $$ declare v int; begin select max(a) into :v from s; insert into t (m) values (:v); end $$',
    ['T.m <- S.a aggregate'],
  ],
];

const ORDER: readonly Case[] = [
  [
    'a temp table inside a procedure',
    'tsql',
    'create procedure p as begin select a, b into #w from s; update #w set b = c.x from #w join c on c.id = #w.a; insert into t (m, n) select a, b from #w; drop table #w end',
    ['t.m <- s.a copy', 't.n <- c.x copy', 't.n <- s.b copy'],
  ],
  [
    'columns of a temp table that nobody reads',
    'tsql',
    'declare @w table (p int, q int); insert into @w (p, q) select a, b from s; insert into t (m) select p from @w',
    ['t.m <- s.a copy'],
  ],
  [
    'a procedure that reads what another one wrote',
    'tsql',
    'create procedure p1 as insert into t1 (a) select x from s\ngo\ncreate procedure p2 as begin exec p1; insert into t2 (b) select a from t1 end',
    ['t2.b <- s.x copy'],
  ],
  ['a renamed table', 'postgres', 'insert into w select a from s; alter table w rename to t', ['t.a <- s.a copy']],
  [
    'a renamed table keeps its schema',
    'postgres',
    'insert into sch.w select a from s; alter table sch.w rename to t; insert into o select a from sch.t',
    ['o.a <- s.a copy'],
  ],
  [
    'swapped tables',
    'snowflake',
    'create table w as select a from s; alter table w swap with t; insert into o select a from t',
    ['O.a <- S.a copy'],
  ],
  [
    'rows of a view that the script made',
    'postgres',
    'create view v as select a, b from s; insert into t (m) select count(*) from v',
    ['v.a <- s.a copy', 'v.b <- s.b copy', 't.m <- s.* aggregate'],
  ],
  [
    'a column behind the stars of two tables that the script made',
    'postgres',
    'create temp table w as select * from s; create temp table w2 as select *, 1 as k from w; insert into t select a, k, count(*) as n from w2',
    ['t.a <- s.a copy', 't.k <- w2.k copy', 't.n <- s.* aggregate'],
  ],
  [
    'a column behind the star of a join stays where it is',
    'postgres',
    'create table w as select * from s join r on true; insert into t (m) select x from w',
    ['w.* <- s.* copy', 'w.* <- r.* copy', 't.m <- w.x copy'],
  ],
  ['a stream', 'snowflake', 'create stream st on table s; insert into t (m) select x from st', ['ST.* <- S.* copy', 'T.m <- S.x copy']],
  ['COPY INTO', 'snowflake', 'copy into t (a, b) from (select s.x, s.y + 1 from s)', ['T.a <- S.x copy', 'T.b <- S.y transform']],
  ['COPY INTO by name', 'spark', 'copy into t from (select a, b as c from s) fileformat = parquet', ['t.a <- s.a copy', 't.c <- s.b copy']],
  ['a clone', 'snowflake', 'create table c clone s; insert into o select * from c', ['O.* <- S.* copy']],
  [
    'a dropped and remade table',
    'postgres',
    'create table w as select a from s1; insert into t select a from w; drop table w; create table w as select b from s2',
    ['t.a <- s1.a copy', 'w.b <- s2.b copy'],
  ],
];

const CALLS: readonly Case[] = [
  [
    'arguments by place and by name',
    'tsql',
    'create procedure p @x int, @y int as insert into t (m, n) values (@x, @y)\ngo\ndeclare @v int = (select max(a) from s1); declare @w int = (select b from s2); exec p @v, 1; exec dbo.p @y = @w, @x = 2',
    ['t.m <- s1.a aggregate', 't.n <- s2.b copy'],
  ],
  [
    'an OUT argument',
    'oracle',
    'create procedure p (x number, y out number) is begin select b + x into y from s; end;\n/\ndeclare v number; w number; begin select a into v from s2; p(v, y => w); insert into t (m) values (w); end;',
    ['T.m <- S.b transform', 'T.m <- S2.a transform'],
  ],
  [
    'an OUT argument at script level',
    'mysql',
    'create procedure p(in x int, out y int) begin select max(b) into y from s where c = x; end; call p(1, @o); insert into t (m) values (@o)',
    ['t.m <- s.b aggregate'],
  ],
  [
    'a parameter that no call fills is a constant',
    'mysql',
    'create procedure p(x int) begin insert into z (k) values (x); end; insert into t (n) select k from z',
    ['t.n <- z.k copy'],
  ],
  [
    'routines of one name',
    'oracle',
    'create package body k is procedure p (x number) is begin insert into t (m) values (x); end; procedure p (x date, y number) is begin insert into t (n) values (y); end; procedure q is v number; begin select a into v from s; p(v); end; end;',
    [],
  ],
];

const DYNAMIC: readonly Case[] = [
  [
    'placeholders by place',
    'oracle',
    "declare v number; w number; begin select a, b into v, w from s; execute immediate 'insert into t (m, n) values (:x, :y)' using v, in w; end;",
    ['T.m <- S.a copy', 'T.n <- S.b copy'],
  ],
  [
    'placeholders by number',
    'postgres',
    "do $$ declare v int; begin select a into v from s; execute 'insert into t (m) values ($1)' using v; end $$",
    ['t.m <- s.a copy'],
  ],
  [
    'placeholders by name',
    'bigquery',
    "declare v int64 default (select max(a) from d.s); execute immediate 'insert into d.t (m) values (@p)' using v as p",
    ['d.t.m <- d.s.a aggregate'],
  ],
  [
    'parameters of sp_executesql',
    'tsql',
    "declare @v int = (select max(a) from s); exec sp_executesql N'insert into t (m) values (@p)', N'@p int', @p = @v",
    ['t.m <- s.a aggregate'],
  ],
  ['a literal', 'oracle', "begin execute immediate 'insert into t (m) select a from s'; end;", ['T.m <- S.a copy']],
  ['literals put together', 'tsql', "exec('insert into t (m) select a ' + 'from s')", ['t.m <- s.a copy']],
  ['a variable', 'tsql', "declare @q nvarchar(max) = 'insert into t (m) select a from s'; exec sp_executesql @q", ['t.m <- s.a copy']],
  [
    'format',
    'postgres',
    "do $$ begin execute format('insert into %I select b from %I.%I', 't', 'sch', 's'); end $$",
    ['t.b <- sch.s.b copy'],
  ],
  [
    'EXECUTE IMMEDIATE of a script',
    'bigquery',
    "declare q string default 'create table d.w as select a from d.s'; execute immediate q; insert into d.t select a from d.w",
    ['d.t.a <- d.s.a copy'],
  ],
  ['PREPARE', 'mysql', "set @q = 'insert into t (m) select a from s'; prepare p from @q; execute p", ['t.m <- s.a copy']],
  ['a block', 'snowflake', 'execute immediate $$ begin insert into t (m) select a from s; end $$', ['T.m <- S.a copy']],
  [
    'INTO',
    'oracle',
    "declare v number; begin execute immediate 'select max(a) from s' into v; insert into t (m) values (v); end;",
    ['T.m <- S.a aggregate'],
  ],
];

const SHAPES: readonly Case[] = [
  [
    'the statement PIVOT',
    'duckdb',
    'create table t as pivot (select country, name, year, pop from s) on year in (2000, 2010) using sum(pop) group by country',
    ['t.country <- s.country copy', 't.2000 <- s.pop aggregate', 't.2010 <- s.pop aggregate'],
  ],
  [
    'the statement UNPIVOT',
    'duckdb',
    'create table t as unpivot (select id, jan, feb from s) on jan, feb into name m value v',
    ['t.id <- s.id copy', 't.v <- s.jan transform', 't.v <- s.feb transform'],
  ],
  [
    'one FROM for several inserts',
    'spark',
    'with c as (select * from s) from c insert into t1 select a where b > 1 insert overwrite table t2 (x) select c.d',
    ['t1.a <- s.a copy', 't2.x <- s.d copy'],
  ],
  [
    'one derived table for several inserts',
    'spark',
    'from (select a, b from s) q insert into t1 select * insert into t2 select q.b',
    ['t1.a <- s.a copy', 't1.b <- s.b copy', 't2.b <- s.b copy'],
  ],
  [
    'MERGE without a column list',
    'oracle',
    'merge into t using s on (t.id = s.id) when not matched then insert values (s.id, s.v)',
    ['T.id <- S.id copy', 'T.v <- S.v copy'],
  ],
  [
    'several value columns of UNPIVOT',
    'bigquery',
    'create table d.o as select id, a, b from d.w unpivot ((a, b) for q in ((q1, r1), (q2, r2)))',
    [
      'd.o.a <- d.w.q1 transform',
      'd.o.a <- d.w.q2 transform',
      'd.o.b <- d.w.r1 transform',
      'd.o.b <- d.w.r2 transform',
      'd.o.id <- d.w.id copy',
    ],
  ],
  [
    'several names of one generator',
    'spark',
    "insert into t select json_tuple(a, 'x', 'y') as (x, y) from s",
    ['t.x <- s.a transform', 't.y <- s.a transform'],
  ],
  [
    'an array of the row before',
    'bigquery',
    'select a.k, b.z from d.t t, t.arr a left join unnest(a.inner_arr) b',
    ['.k <- d.t.arr transform', '.z <- d.t.arr transform'],
  ],
  [
    'units are no columns',
    'snowflake',
    'create table o as select datediff(day, a, b) as x, date_trunc(month, c) as y from s',
    ['O.x <- S.a transform', 'O.x <- S.b transform', 'O.y <- S.c transform'],
  ],
  [
    'units behind the date',
    'bigquery',
    'select date_diff(a, b, day) as x, date_trunc(day, week(monday)) as y from d.s',
    ['.x <- d.s.a transform', '.x <- d.s.b transform', '.y <- d.s.day transform'],
  ],
  ['a column and the star that holds it', 'ansi', 'with c as (select a, * from s) insert into t select * from c', ['t.* <- s.* copy']],
  [
    'the row that MySQL would have inserted',
    'mysql',
    'insert into t (a, b) select x, y from s on duplicate key update a = values(a) + 1, b = s.z',
    ['t.a <- s.x transform', 't.b <- s.y copy', 't.b <- s.z copy'],
  ],
];

const UNCERTAIN: readonly Case[] = [
  [
    'text that is not known',
    'oracle',
    "begin execute immediate 'insert into t select a from ' || v; end;",
    ['? the text of this statement is made at run time'],
  ],
  [
    'a variable that an unknown procedure may fill',
    'oracle',
    'declare w number; begin q(w); insert into t (m) values (w); end;',
    ['? a variable is filled by a procedure', 'T.m <- () constant'],
  ],
  ['rows of a procedure', 'tsql', 'insert into t (a) exec p', ['? the rows come from a procedure']],
  ['the whole row, or a column', 'postgres', 'select s from s', ['.s <- s.* copy', '? s could be a column as well as the whole row']],
];

function describeAll(
  title: string,
  cases: readonly Case[],
  check: (dialect: DialectName, schema: string, sql: string, expected: readonly string[]) => void,
): void {
  describe(title, () => {
    for (const [what, dialect, sql, edges] of cases) test(`${dialect}: ${what}`, () => check(dialect, NOTHING, sql, edges));
  });
}

describeAll('variables', VARIABLES, checkScriptEdges);
describeAll('order of what a script does', ORDER, checkScriptEdges);
describeAll('calls', CALLS, checkScriptEdges);
describeAll('dynamic SQL', DYNAMIC, checkScriptEdges);
describeAll('shapes', SHAPES, checkScriptEdges);
describeAll('uncertain', UNCERTAIN, checkLineage);
