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

alter table if exists only orders add column if not exists note text, drop constraint u, alter column amount type numeric using amount::numeric

alter table orders rename column a to b

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

select 1 start, 2 end, 3 desc, day as select from orders

select o. as, o. in, like 'a', ilike 'b', left 'c' from orders o

select collation for (note), varbit(3) '010', numeric(4, 2) '1.25', pg_catalog.date '2024-01-01' from orders

select a[:], a[:2], a[1:], a[1 + 1:3][2] from arrays

select 3 * any (array[1, 2]), note like any (array['a', 'b']) from orders

select substring(note similar 'a#"b#"c' escape '#'), overlay(note placing 'x' from 2 for 1), trim(leading from note), extract(epoch from day), normalize(note, NFC) from orders

select json_query(doc, '$.a' passing id as x with conditional array wrapper omit quotes on scalar string empty array on empty error on error), json_value(doc, '$.b' returning int default 0 on empty), json_exists(doc, '$.c' true on error), json_objectagg(id: note absent on null with unique keys), json_arrayagg(id order by id returning jsonb), json_array(select id from orders), json_scalar(1), json_serialize(doc returning bytea), json(note with unique) from docs

select xmlforest(id, note as n), xmlpi(name php, 'x'), xmlroot(doc, version no value, standalone yes), xmlserialize(content doc as text indent), xmlexists('//a' passing by ref doc), xmlparse(document note preserve whitespace) from docs

select * from orders tablesample bernoulli (10) repeatable (3)

table orders

select union select

create unlogged table if not exists part (id int primary key with (fillfactor = 70) using index tablespace fast, span int4range, day date not null, total numeric generated always as (id * 2) stored, n int generated by default as identity (start with 10 increment by 5), exclude using gist (span with &&) where (id > 0), constraint one unique nulls not distinct (id, day) include (total) deferrable initially deferred) partition by range (day, lower(note) collate "C" text_ops) using heap with (autovacuum_enabled = off) tablespace slow

create table part_2024 partition of part (day with options not null, check (id > 0)) for values from ('2024-01-01', minvalue) to ('2025-01-01', maxvalue) partition by hash (id)

create table part_0 partition of part_2024 for values with (modulus 4, remainder 0)

create table typed of order_type (primary key (id))

create temp table recent (id, total) on commit drop as select id, amount from orders with no data

create foreign table far (id int options (column_name 'ID') not null) server other options (schema_name 's', table_name 't')

create or replace trigger audit after insert or update of amount, note on orders referencing old table as before new table as after for each statement when (pg_trigger_depth() = 0) execute function write_audit('x', 1, y)

create event trigger watch on ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE') execute function log_it()

create function pairs(inout a int, b text default 'x', variadic c int[]) returns setof record language plpgsql immutable strict parallel safe cost 10 rows 5 set search_path to public, pg_temp as $$ begin return query select 1; end $$

create function plus(a int, b int) returns int language sql return a + b

create procedure fill(n int) begin atomic insert into orders (id) values (n); update orders set note = 'x' where id = n; end

create function counts() returns int language plpgsql as $$ declare n int := count(*) from orders; c cursor (k int) for select id from orders where id = k; begin n := max(id) from orders where id > n limit 1; if count(*) > 0 from orders then perform from orders; end if; open c(k := n); return count(*) from orders; end $$

create aggregate total (numeric order by text) (sfunc = add, stype = numeric, initcond = '0', parallel = safe)

create operator === (leftarg = text, rightarg = text, function = same, commutator = operator(pg_catalog.=), hashes)

create operator class ints for type int using btree as operator 1 <, operator 3 = , function 1 cmp(int, int), storage int

create type mood as enum ('sad', 'ok')

create type pair as (a int, b text collate "C")

create domain positive as int constraint above check (value > 0) not null default 1

create cast (text as mood) with function to_mood(text) as assignment

create statistics s (dependencies, ndistinct) on a, (lower(note)) from orders

create publication p for table only orders (id, note) where (id > 0), tables in schema shop with (publish = 'insert, update')

create subscription s connection 'host=x' publication p, q with (copy_data = false)

create rule quiet as on delete to orders where old.id = 1 do instead (update orders set note = null; notify orders)

create role clerk with login password 'x' valid until '2030-01-01' connection limit 3 in role staff

create text search configuration plain (copy = simple)

create schema shop authorization clerk create table a (id int) create view v as select id from a

alter table orders alter column amount type numeric(10, 2) using amount::numeric, alter note set storage external, alter id add generated always as identity, drop column if exists old cascade, enable row level security, replica identity using index orders_pkey, owner to current_user, set (fillfactor = 80)

alter table part attach partition part_2025 for values in (1, null)

alter table part detach partition part_2024 concurrently

alter index orders_pkey alter column 1 set statistics 100

alter type mood add value if not exists 'happy' before 'ok'

alter default privileges for role clerk in schema shop grant select on tables to public

alter system set work_mem = '64MB'

alter function plus(int, int) immutable set work_mem to '1MB'

alter publication p set table orders where (id > 1), shop.lines

grant all privileges on all tables in schema shop to group clerk with grant option granted by current_user

revoke grant option for select (id), update on orders from clerk cascade

grant staff to clerk with admin option, inherit false

set local time zone interval '1' hour to minute

set session characteristics as transaction isolation level read committed, read only

begin isolation level serializable, not deferrable

commit and no chain

vacuum (analyze, parallel 2, verbose false) orders (id, note), lines

reindex (verbose) table concurrently orders

cluster orders using orders_pkey

copy (delete from orders returning id) to program 'gzip' with (format csv, force_quote (id, note), header match)

copy orders from stdin with csv header delimiter as ';' force not null note where id > 0

declare c insensitive no scroll cursor with hold for select id from orders

fetch backward all in c

lock table only orders, lines in share row exclusive mode nowait

listen news

comment on operator + (int, none) is 'plus'

security label for dummy on table orders is 'classified'

drop function if exists plus(int, int), minus cascade

drop operator class if exists ints using btree

drop owned by clerk cascade

import foreign schema far limit to (a, b) from server other into near options (x 'y')

execute q (1, 'a')

notify news, 'hello'

discard temp
