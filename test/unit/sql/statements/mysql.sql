select 1 from dual

select `a`.`b`, @v := @v + 1, @@session.sql_mode, 'it''s', "a \"b\"", x'4D', 0b101, _utf8mb4'a' collate utf8mb4_bin, N'x' from `a`

select sql_calc_found_rows distinct straight_join a.id from a force index (ix) ignore index for join (iy) join b on a.id = b.id limit 5, 10

select a div b, a mod b, a xor b, !a, a <=> null, a rlike '^x', name sounds like 'y', binary name, a regexp 'b' from t

select group_concat(distinct name order by id desc separator '; '), count(distinct a, b), json_arrayagg(a) from t group by a, b with rollup having a > 1

select doc->'$.a', doc->>'$.b', json_extract(doc, '$.c'), 1 member of (doc) from t

select date_add(now(), interval 1 day), date '2024-01-01', now() - interval '1:30' minute_second, timestampdiff(month, a, b), extract(year_month from a) from t

select convert(a using utf8mb4), cast(a as unsigned), cast(b as char(10) character set utf8mb4), convert(c, decimal(10, 2)) from t

select match (title, body) against ('+sql -xml' in boolean mode) as score from articles where match (title) against ('sql' with query expansion)

select * from t partition (p0, p1) as x where (a, b) in ((1, 2), (3, 4)) order by field(a, 3, 1) for update of x nowait

select * from a natural left join b cross join c inner join d using (id, kind) straight_join e on true

select * from json_table('[1,2]', '$[*]' columns (n for ordinality, v int path '$' default '0' on empty error on error)) as jt, lateral (select max(x) from u where u.n = jt.n) as m

select rank() over w, lag(a, 1, 0) over (w rows 2 preceding) from t window w as (partition by b order by c)

with recursive n (i) as (select 1 union all select i + 1 from n where i < 10) select * from n

(select a from t limit 1) union all (select b from u order by b) order by 1 limit 3

select a into @x from t limit 1

select * from t into outfile '/tmp/x' fields terminated by ',' optionally enclosed by '"' lines terminated by '\n'

select `group`.`order` as `key`, 1 as 'text alias', id "other" from `group`

values row(1, 2), row(3, 4)

insert low_priority ignore into t (a, b) values (1, default), (2, 3) as new (x, y) on duplicate key update b = new.y, a = values(a) + 1

insert into t set a = 1, b = default

replace into t (a) select a from u

insert into t select * from u on duplicate key update t.a = u.a

update t join u on t.id = u.id set t.a = u.a, u.b = 1 where t.c > 0

update low_priority t set a = a + 1 where b order by c desc limit 10

delete t, u from t inner join u on t.id = u.id where t.a = 1

delete from t using t left join u using (id) where u.id is null

delete quick from t where a = 1 order by b limit 2

create table if not exists `orders` (`id` int unsigned not null auto_increment comment 'key', `kind` enum('a', 'b') character set utf8mb4 default 'a', `at` timestamp(3) default current_timestamp(3) on update current_timestamp(3), `total` decimal(10, 2) generated always as (`id` * 2) virtual, primary key (`id`), unique key `u` (`kind`, `at` desc), fulltext key `f` (`kind`), constraint `c` foreign key (`id`) references `x` (`id`) on delete cascade, check (`id` > 0)) engine = InnoDB default charset = utf8mb4 comment = 'all' partition by hash (`id`) partitions 4

create temporary table recent engine = memory select * from orders

create table copy like orders

create or replace algorithm = merge definer = `root`@`%` sql security invoker view v (a) as select 1 with cascaded check option

create definer = current_user procedure p (in a int, out b varchar(10)) reads sql data begin declare done int default 0; declare c cursor for select id from t; declare continue handler for not found set done = 1; open c; l: loop fetch c into a; if done then leave l; end if; case a when 1 then set b = 'x'; else set b = 'y'; end case; end loop l; close c; end

create trigger g before insert on t for each row follows h set new.a = new.b + 1

create function f (a int) returns int deterministic return a + 1

alter table orders add column note text after kind, drop index u, modify at datetime not null, change kind k varchar(10), add constraint foreign key (id) references x (id), algorithm = inplace, lock = none

create unique index ix on orders (kind(10) desc, (lower(note))) using btree comment 'x'

load data local infile 'x.csv' ignore into table orders fields terminated by ',' ignore 1 lines (id, @kind) set kind = upper(@kind)

set @a = 1, session sql_mode = 'ANSI', global max_connections = 10

call p(1, @b)

show full columns from orders like 'a%'

explain format = json select * from orders

truncate orders

select char(65 using utf8mb4), trim(leading 'x' from note), sum(a) over (order by d range between interval 1 day preceding and current row) from orders

signal sqlstate '45000' set message_text = 'x'

create event e on schedule every 1 day do delete from orders

with c as (select 1 as a) update orders join c on true set amount = c.a

insert into orders () values ()

create table t (a int, index (a), b varchar(3) not null default 'x' comment 'y') row_format = dynamic

select id from orders for share of orders skip locked

lock tables orders read, customers c write

(select 1) union (select 2) order by 1

create table if not exists part (id int unsigned not null auto_increment, name varchar(20) character set utf8mb4 collate utf8mb4_bin default 'x' comment 'a name', total decimal(10, 2) generated always as (id * 2) stored invisible, day datetime(3) default current_timestamp(3) on update current_timestamp(3), kind enum('a', 'b') not null, primary key using btree (id), unique key one (name(10) desc, (lower(name))) comment 'x' invisible, fulltext index words (name) with parser ngram, constraint c foreign key (id) references orders (id) on delete cascade on update set null, check (id > 0) not enforced) engine = InnoDB, row_format = dynamic comment 'parts' partition by range (id) subpartition by hash (id) subpartitions 2 (partition p0 values less than (10) engine = InnoDB, partition p1 values less than maxvalue)

create temporary table recent ignore select id, amount from orders

create definer = 'me'@'localhost' trigger audit before update on orders for each row follows other set new.amount = old.amount

create event if not exists nightly on schedule every 1 day starts current_timestamp + interval 1 hour on completion preserve disable comment 'x' do delete from orders where id = 1

create or replace algorithm = merge definer = current_user sql security invoker view v (a) as select id from orders with cascaded check option

create function f(a int, b varchar(10)) returns int deterministic reads sql data sql security invoker comment 'x' return a + 1

create user if not exists 'a'@'%' identified with caching_sha2_password by 'x', b identified by random password default role clerk require ssl and cipher 'x' with max_queries_per_hour 10 password expire interval 90 day account lock

grant select (id, note), update, create routine on shop.* to 'a'@'localhost', clerk with grant option

grant clerk, 'boss'@'%' to 'a'@'localhost' with admin option

revoke all privileges, grant option from a

alter table orders add column (x int, y int), modify note varchar(30) not null first, change amount total decimal(10, 2) after id, add fulltext index (note), drop primary key, rename index a to b, alter column id set default 1, convert to character set utf8mb4, algorithm = inplace, lock = none, auto_increment = 100

alter table orders reorganize partition p0 into (partition p1 values less than (10))

load data local infile 'x.csv' replace into table orders character set utf8mb4 fields terminated by ',' optionally enclosed by '"' lines starting by '>' terminated by '\n' ignore 1 lines (id, @note) set note = upper(@note)

lock tables orders as o read local, details write

handler orders read idx >= (1) where id > 1 limit 2

xa commit 'a', 'b', 1 one phase

set names utf8mb4 collate utf8mb4_bin, @@session.sql_mode = default, global max_connections = 10, @a := 1

set transaction isolation level read committed, read only

signal sqlstate '45000' set message_text = 'no', mysql_errno = 1001

select _latin1 0xE4, _utf8mb4 'x' collate utf8mb4_bin, 5 mod -3, 7 div 2, \N, interval null day + day from orders limit 3 into @a, @b, @c, @d, @e, @f

explain format = json with c as (select 1) select * from c

start transaction with consistent snapshot, read only

kill query 1 + 1

rename table orders to old_orders, details to old_details

reset master

reset master to 1234

reset slave all for channel 'x'

reset replica 'c' all

reset persist if exists max_connections

reset persist

reset query cache

reset binary logs and gtids to 5

reset master, slave

alter user 'j'@'localhost' identified by 'x' replace 'y' retain current password

alter user if exists u account lock

alter user user() identified by 'x'

alter user u@h default role all

alter user u, v require ssl with max_queries_per_hour 5 password expire

alter user current_user() identified by 'x'

alter user u 2 factor initiate registration
