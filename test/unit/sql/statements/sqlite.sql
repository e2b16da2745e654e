select [a b], `c`, "d", x'00', ?1, :n, @m, $k from t indexed by ix where a glob 'x*' and b is c and d match 'e' limit 1, 2

insert or replace into t (a) values (1) on conflict (a) do update set b = excluded.b where c > 0 returning *

create table t (id integer primary key autoincrement, name text collate nocase, at default (datetime('now')), unique (name) on conflict ignore) strict, without rowid

create virtual table f using fts5(title, body, tokenize = 'porter')

create trigger g after update of a on t for each row when new.a > 0 begin update t set b = 1 where id = new.id; select raise(abort, 'x'); end

with recursive c (n) as (values (1) union all select n + 1 from c) select * from c

pragma table_info(t)

select json_extract(note, '$.a'), note ->> 'a', max(id) over (order by day groups between 1 preceding and current row exclude no others) from orders not indexed

create index if not exists i on orders (note collate nocase desc) where id > 1

explain query plan select 1

create table if not exists w (id unsigned big int primary key desc on conflict replace autoincrement, a varchar(10, +2) constraint b not null default (1 + 1) collate nocase, c generated always as (a || 'x') stored, 'd' text references other (x) on delete set null match full not deferrable initially deferred, unique (a, c) on conflict ignore, constraint e check (id > 0), foreign key (a) references other) without rowid, strict

create temp view if not exists v (a, b) as select 1, 2

create virtual table if not exists temp.docs using fts5 (title, body, tokenize = 'porter')

create unique index if not exists i on w (a collate nocase desc, c + 1) where a not null

create temporary trigger if not exists t instead of update of a, b on v for each row when new.a > 1 begin delete from w where id = new.a; end

alter table w rename column a to "b"

alter table w drop column c

pragma main.table_info('w')

pragma journal_mode = delete

attach database ':memory:' || '' as aux key 'x'

vacuum main into 'copy.db'

begin immediate transaction

rollback to savepoint s

explain query plan select cast(a as unsigned int) from w where a not null

drop index if exists i

reindex

select 'n'.'user id', n.'x' from 'notes' as 'n'

update t indexed by i set a = 1 where b = 2

delete from t not indexed where a = 1
