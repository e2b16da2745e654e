select 1

select distinct on (customer_id) customer_id, amount from orders order by customer_id, placed_at desc nulls last

select o.*, c.name from orders as o join customers c using (customer_id) as j where o.amount between symmetric 10 and 1

select a.id, b.n from a left join lateral (select count(*) as n from b where b.a_id = a.id) b on true

select sum(amount) filter (where paid) over w as running from orders window w as (partition by customer_id order by placed_at rows between unbounded preceding and current row exclude ties)

select data -> 'a' ->> 'b', data #>> '{x,y}', tags @> array['new'], data ? 'key' from events where data @? '$.a[*] ? (@ > 1)'

select percentile_cont(0.5) within group (order by amount desc), string_agg(distinct name, ', ' order by name) from orders

select region, product, sum(amount), grouping(region, product) from sales group by grouping sets ((region), rollup (product, day), ())

with recursive tree (id, parent_id, depth) as (select id, parent_id, 0 from nodes where parent_id is null union all select n.id, n.parent_id, t.depth + 1 from nodes n join tree t on n.parent_id = t.id) search depth first by id set path cycle id set is_cycle using steps select * from tree

with moved as materialized (delete from inbox where done returning *) insert into archive select * from moved

select * from generate_series(1, 10) with ordinality as g (n, i), unnest(array[1, 2], array['a', 'b']) as u (x, y)

select * from rows from (generate_series(1, 3), json_to_recordset('[{"a":1}]') as (a int, b text)) as r (n, a, b)

select * from json_table('[{"a": 1}]', '$[*]' columns (id for ordinality, a int path '$.a', nested path '$.b[*]' columns (b text path '$'))) as jt

select interval '1' day, date '2024-01-01', timestamp with time zone '2024-01-01 00:00+00' at time zone 'UTC', '1'::numeric(10, 2), cast(x as text[])[1:2] from t

select extract(epoch from now()), position('a' in name), substring(name from 2 for 3), overlay(name placing 'x' from 1), trim(both ' ' from name) from t

select case kind when 'a' then 1 else 2 end, coalesce(a, b), nullif(a, b), greatest(a, b), (row(1, 2)).f1, (t).a from t

select * from t where (a, b) in (select x, y from u) and a = any (array[1, 2]) and name ilike '%x%' escape '\' and c is not distinct from d and name !~* '^a'

select * from orders tablesample bernoulli (10) repeatable (42) limit 10 offset 5 for update of orders skip locked

values (1, 'a'), (2, 'b') order by 1 fetch first 1 row with ties

table orders

select * from (values (1, 'a')) as v (id, name) union (select 2, 'b' except all select 3, 'c') intersect select 4, 'd'

select a operator(pg_catalog.+) b, a <-> b, a && b, -a ^ 2, !!x, |/ 25 from t

select x as "select", $1::int, $tag$it's$tag$, E'a\nb', U&'\0061', b'101', 1e-3, 0xFF, 1_000 from t

insert into t (a, b) overriding system value values (1, default) on conflict (a) where b > 0 do update set b = excluded.b + t.b where t.b < 10 returning *, t.a as id

insert into t default values on conflict on constraint t_pkey do nothing

insert into t as x (a.b, c[1]) select 1, 2

update only t as x set (a, b) = (select 1, 2), c = default from u where u.id = x.id returning x.a

update t set a = 1 where current of cur

delete from t using u join v on u.id = v.id where t.id = u.id returning t.*

merge into t using (select * from s) as s on t.id = s.id when matched and s.gone then delete when matched then update set a = s.a when not matched by source then do nothing when not matched then insert (id, a) values (s.id, s.a) returning merge_action(), t.*

create table if not exists public.orders (id bigint generated always as identity primary key, customer_id int not null references customers (id) on delete cascade, amount numeric(12, 2) default 0 check (amount >= 0), total numeric generated always as (amount * 2) stored, tags text[] collate "C", constraint u unique nulls not distinct (customer_id, amount), exclude using gist (period with &&)) partition by range (id)

create table orders_2024 partition of orders for values from (1) to (100)

create temp table recent on commit drop as select * from orders with no data

create unlogged table copy (like orders including all)

create or replace view v (a, b) with (security_barrier) as select 1, 2 with local check option

create materialized view if not exists mv as select * from orders with no data

create unique index concurrently if not exists i on orders using btree (lower(name) desc nulls last) include (amount) where amount > 0

alter table if exists only orders add column if not exists note text, drop constraint u, alter column amount type numeric using amount::numeric, rename column a to b

create or replace function add(a int, b int default 0) returns int language sql immutable strict as $$ select a + b $$

create procedure p() language plpgsql as $$ declare n int := 0; begin select count(*) into n from t; if n > 0 then update t set a = n; end if; exception when others then raise notice '%', n; end $$

create trigger g before insert or update of a on t for each row when (new.a > 0) execute function f()

select * into temp recent from orders where amount > 0

copy orders (id, amount) from stdin with (format csv, header)

explain (analyze, buffers) select * from orders

grant select, insert (a) on table orders to public with grant option

comment on column orders.amount is 'what was paid'

truncate table only orders restart identity cascade

do $$ begin perform 1; end $$

select array_agg(id order by day)[1:3], (array[1, 2])[1], day + interval '1' day, 'a'
'b' from orders order by amount using >

delete from only orders * where id = 1

create table t (a int, b int, foreign key (a, b) references c (x, y) match full on update set null deferrable initially deferred)

alter table orders add constraint c check (amount > 0) not valid

select json_object('a' value id, 'b': note absent on null), xmlelement(name a, xmlattributes(id as b), note) from orders

create policy p on orders for select to public using (id = 1)

call p(1, a => 2)

prepare q (int) as select $1
