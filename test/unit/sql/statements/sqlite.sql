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
