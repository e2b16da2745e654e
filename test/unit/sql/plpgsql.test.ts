import { describe, test } from 'node:test';
import { checkClean, checkDiagnostics, checkErrors, checkLineage } from './check.ts';
import { SHOP } from './shop.ts';

/** A function around a body, as scripts write it: the language stands behind. */
function plpgsql(body: string): string {
  return `create function f(a int) returns int as $$ ${body} $$ language plpgsql`;
}

const CLEAN: readonly string[] = [
  'begin get diagnostics v = row_count; end',
  "begin execute format('insert into %I values ($1)', tab) using x, y; execute 'select 1' into v; end;",
  "begin raise notice 'x % %', a, b; raise exception 'bad' using errcode = '22000', hint = 'h'; raise; end",
  "begin perform f(1, 2); exception when unique_violation or others then null; when sqlstate '22000' then raise warning 'x'; end",
  'begin if not found then return; elsif a is null then return null; else null; end if; end',
  'begin loop exit when i > 3; continue when i = 2; i := i + 1; end loop; while i < 3 loop i = i + 1; end loop; end',
  'begin for i in 1..10 loop null; end loop; for i in reverse 10..1 by 2 loop null; end loop; end',
  'declare arr int[]; x int; begin foreach x in array arr loop null; end loop; arr[1] := 2; r.f := 3; end',
  'declare c cursor for select * from t; c2 refcursor; begin open c; fetch next from c into v; close c; open c2 for select 1; end',
  'begin return next r; return query select 1; return query execute $q$select 1$q$ using a; end',
  'begin case x when 1, 2 then a := 1; else a := 2; end case; case when x > 1 then a := 1; end case; end',
  "<<outer>> declare v text default 'x'; k constant int := 1; t2 t%rowtype; al alias for $1; begin exit outer; end outer",
  'begin select a, b into strict v, w from t where a = 1; select into v a from t; insert into t values (1) returning a into v; end',
  "begin new.a := now(); if tg_op = 'INSERT' then insert into log select new.*; return new; end if; return old; end",
  'declare v record; begin for v in update t set a = 1 returning * loop null; end loop; for a, b in select 1, 2 loop null; end loop; end',
];

describe('PL/pgSQL bodies are parsed in place', () => {
  for (const body of CLEAN) test(body, () => checkClean('postgres', plpgsql(body)));

  test('an error has its place in the whole statement', () =>
    checkErrors('postgres', plpgsql('begin select a from t where «;» end'), ['t']));
  test('DO blocks too', () => checkErrors('postgres', 'do $$ begin select a from t where «;» end $$', ['t']));
  test('other languages are left alone', () =>
    checkClean('postgres', 'create function f() returns int as $$ return 1 +; $$ language plpython3u'));
  test('a name is reported where it stands', () =>
    checkDiagnostics('postgres', SHOP, plpgsql('begin return query select o.«amuont» from orders o; end'), ['unknown-column amount']));
  test('variables are no columns', () =>
    checkDiagnostics(
      'postgres',
      SHOP,
      plpgsql('declare v int; begin select id into v from orders where customer_id = a and id = v; end'),
      [],
    ));
  test('what a body writes is lineage', () =>
    checkLineage('postgres', SHOP, plpgsql('begin insert into daily (day, total) select day, sum(amount) from orders group by day; end'), [
      'daily.day <- orders.day copy',
      'daily.total <- orders.amount aggregate',
    ]));
  test('functions in SQL', () =>
    checkLineage('postgres', SHOP, 'create function f() returns void language sql as $$ update daily set total = price from lines $$', [
      'daily.total <- lines.price copy',
    ]));
});
