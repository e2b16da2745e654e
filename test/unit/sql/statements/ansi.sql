select a, b from t where a = 1 group by a, b having count(*) > 1 order by a fetch first 5 rows only

select t.a from t natural join u cross join v left outer join w on w.id = t.id

insert into t (a, b) values (1, 'x'), (2, null)

update t set a = 1, b = default where c is not null

delete from t where exists (select * from u where u.id = t.id)

merge into t using s on t.id = s.id when matched then update set a = s.a when not matched then insert (a) values (s.a)

create table t (id integer not null primary key, name varchar(10) unique, price decimal(10, 2) check (price > 0), foreign key (id) references u (id))

create view v (a) as select a from t

with t as (select 1 as a) select cast(a as double precision), trim(leading '0' from b), a || b from t

select 'it\'s', "he\"s", '\' as b from db..t where a !~~* 'x' and b !~* 'y' and c ~~ 'z'
