create table sales (id bigint identity(1, 1) not null encode az64, shop varchar(20) encode zstd distkey, sold timestamp sortkey, primary key (id)) backup no diststyle key compound sortkey (sold, shop)

create table if not exists t (a int encode raw, b super) diststyle all

create temp table stage (like sales including defaults)

create table #stage distkey (id) sortkey (sold) as select id, sold from sales

select a, b into #w from t where a > 1

insert into #w select * from #stage

drop table if exists #w

select top 10 shop, count(*) from sales group by 1 order by 2 desc

select * exclude (shop, sold) from sales

select id, row_number() over (partition by shop order by sold) as n from sales qualify n = 1

select last_value(amount ignore nulls) over (partition by id order by day rows between unbounded preceding and current row), lag(amount, 1) ignore nulls over (order by day) from t

select getdate(), sysdate, dateadd(day, -7, getdate()), datediff('month', a, b), date_trunc('week', a), convert_timezone('UTC', 'Europe/Berlin', c) from t

select c.c_orders[0].o_id, c.name.first, o.price from customers c, c.c_orders o, o.lines as l at i where o.price > 10

select approximate count(distinct a), listagg(distinct b, ', ') within group (order by b), median(c), percentile_cont(0.5) within group (order by c) from t

select * from (select shop, q, n from t) pivot (sum(n) as s for q in ('q1', 'q2'))

select * from t unpivot (n for q in (q1, q2))

select id, level, name from staff start with boss is null connect by prior id = boss

select a from t minus select a from s

select a::varchar(20), b::super, 'it\'s', '\\d+' ~ c, c similar to '%x', d ilike 'y', e !~* 'z' from t

select a from t1, t2 where t1.a = t2.a (+)

select json_extract_path_text(doc, 'a', 'b'), json_parse('[1]'), nvl(a, b), decode(a, 1, 'x', 'y'), a || b from t

select a, a + 1 as b, b * 2 as c from t group by all

unload ('select * from sales where shop = \'x\'') to 's3://bucket/key_' iam_role default parquet partition by (sold) allowoverwrite

unload (select a from t) to 's3://bucket/key' iam_role 'arn:aws:iam::1:role/r' format as csv header parallel off

copy sales (id, shop) from 's3://bucket/data' iam_role 'arn:aws:iam::1:role/r' format as json 'auto' timeformat 'auto' region 'eu-west-1'

create external schema spectrum from data catalog database 'db' iam_role default create external database if not exists

create external table spectrum.t (a int, b varchar(10)) partitioned by (d date) row format delimited fields terminated by '|' stored as textfile location 's3://bucket/x/'

create view v as select a from spectrum.t with no schema binding

create or replace view s.v as select a from t

create materialized view mv backup no diststyle even sortkey (a) auto refresh yes as select a, sum(b) as b from t group by a

refresh materialized view mv

alter table sales append from stage fillextra

alter table sales alter distkey shop

alter table sales alter diststyle auto

alter table sales alter compound sortkey (sold, shop)

alter table sales alter column shop encode lzo

alter table sales add column note varchar(max) default 'x' encode zstd

merge into t using s on t.id = s.id when matched then update set a = s.a when not matched then insert values (s.id, s.a)

merge into t using s on t.id = s.id remove duplicates

delete from t using s where t.id = s.id

delete t where a = 1

update t set a = s.a from s where s.id = t.id

vacuum delete only sales to 75 percent boost

analyze compression sales comprows 1000

analyze sales predicate columns

grant select on all tables in schema s to group readers

create user u password 'x' nocreatedb in group g

create group g with user u

create or replace procedure p(a int, inout b varchar(20)) as $$ declare n int; begin select count(*) into n from t; insert into log values (n, getdate()); if n > 1 then raise info 'n %', n; end if; end; $$ language plpgsql

call p(1, 'x')

create or replace function f(float) returns float stable as $$ select $1 * 2 $$ language sql

create or replace function g(a float, b float) returns float immutable as $$ return a * b $$ language plpythonu

create model m from (select a, b from t) target b function f iam_role default settings (s3_bucket 'x')

create datashare d set publicaccessible true

set enable_case_sensitive_identifier to true

show tables from schema dev.public
