select top (10) percent with ties [id], [odd ]] name], total = a + b, 'x' as 'alias', "q" from [dbo].[orders] order by a

select o.id, c.name from dbo.orders as o with (nolock, index(ix)) inner hash join customers c on c.id = o.customer_id option (recompile, maxdop 1)

select * from orders o cross apply (select top 1 * from lines l where l.order_id = o.id order by l.no) x outer apply string_split(o.tags, ',') s

select * from (select year, amount from sales) as s pivot (sum(amount) for year in ([2023], [2024])) as p

select id, quarter, amount from sales unpivot (amount for quarter in (q1, q2)) as u

select @a = id, @b += 1 from t

select a, count(*) over (partition by b order by c rows between 1 preceding and unbounded following), string_agg(a, ',') within group (order by a) from t group by grouping sets ((a), cube (b, c), ())

select cast(a as nvarchar(max)), try_convert(date, b, 112), try_cast(c as int), iif(a > 1, 'x', 'y'), choose(1, 'a', 'b'), N'x' + a collate Latin1_General_CI_AS, 0xFF, $1.50 from t

select a from t for xml path('row'), root('rows'), type

select a as [x.y] from t for json auto, without_array_wrapper

select doc.value('(/a/b)[1]', 'int'), n.x.query('.') from t cross apply doc.nodes('/a') as n(x) where doc.exist('/c') = 1

select * from openjson(@j, '$.items') with (id int '$.id', name nvarchar(50), raw nvarchar(max) '$.raw' as json) as j

select * from (values (1, 'a'), (2, 'b')) as v (id, name)

select * from orders for system_time as of '2024-01-01' where id > 0 order by id offset 10 rows fetch next 5 rows only

with c (id, n) as (select id, count(*) from t group by id) select * from c where exists (select 1 from u where u.id = c.id) option (maxrecursion 0)

select id into #recent from orders where at >= dateadd(day, -7, getdate())

select next value for seq, object_id('dbo.t'), @@rowcount, system_user, current_timestamp at time zone 'UTC'

select * from openquery(linked, 'select 1') q, openrowset(bulk 'x.csv', format = 'CSV', firstrow = 2) as r

select * from containstable(articles, body, 'sql') k where contains(body, 'x') or freetext(title, 'y')

select a from t except select b from u intersect select c from v

insert into t with (tablock) (a, b) output inserted.id, inserted.a into @log (id, a) values (1, default), (2, 3)

insert t exec dbo.p 1, @x = 2

insert top (5) into t select * from u

update o set o.total = x.total, @n = o.n = o.n + 1, doc.modify('delete /a') from orders o join x on x.id = o.id where x.total > 0

update top (10) t set a += 1 output deleted.a, inserted.a where b = 2

delete o output deleted.* from orders as o where o.id = 1

delete top (5) from t where current of cur

merge top (10) into dbo.t with (holdlock) as t using (values (1, 'a')) as s (id, a) on t.id = s.id when matched and t.a <> s.a then update set t.a = s.a when not matched by target then insert (id, a) values (s.id, s.a) when not matched by source then delete output $action, inserted.id, deleted.id;

create table dbo.orders (id int identity(1, 1) not null constraint pk primary key clustered (id desc), amount decimal(12, 2) null constraint df default (0), total as (amount * 2) persisted, name nvarchar(max) sparse, valid_from datetime2 generated always as row start hidden, valid_to datetime2 generated always as row end, period for system_time (valid_from, valid_to), index ix nonclustered (amount) include (total), constraint fk foreign key (id) references dbo.c (id) on delete no action) on [primary] with (system_versioning = on (history_table = dbo.h))

create table #t (id int, name varchar(10))

declare @t table (id int primary key, n int default 0), @i int = 1, @s nvarchar(10)

create or alter view dbo.v (a, b) with schemabinding as select 1 a, 2 b with check option

create or alter procedure dbo.p @a int, @b nvarchar(10) = N'x' output with recompile as begin set nocount on; begin try if @a > 1 select 1 else begin update t set a = 1 end; while @a < 10 set @a += 1; end try begin catch throw; end catch; return 0 end

create function dbo.f (@a int) returns table as return (select * from t where a = @a)

create trigger dbo.g on dbo.t after insert, update as update t set a = i.a from t join inserted i on i.id = t.id

create unique nonclustered index ix on dbo.orders (a desc, b) include (c) where a > 0 with (fillfactor = 80, online = on) on [primary]

alter table dbo.orders with nocheck add constraint c check (amount > 0), note nvarchar(10)

exec sp_executesql N'select @x', N'@x int', @x = 1

exec ('select ' + @sql) at linked

if exists (select 1 from t) begin print 'x'; delete from t end else raiserror('none', 16, 1)

truncate table dbo.orders with (partitions (1 to 3))

select parse('1' as money using 'en-US'), geography::Point(1, 2, 4326), next value for s over (order by a) from t

declare c cursor local fast_forward for select id from orders

raiserror ('a %d', 16, 1, @x) with nowait

with xmlnamespaces ('x' as y) select 1 as a for xml path

select percentile_cont(0.5) within group (order by amount) over (partition by day), $action from orders

select -a, +b, ~c, d % 2, e & 1, f | 2, g ^ 3, json_object('a': id), trim('x' from note), cast(day as time(0)) from orders

delete from orders from orders o join customers c on o.customer_id = c.id

exec @r = dbo.p @a = 1, @b = @c output with recompile

alter table orders alter column note nvarchar(20) not null

bulk insert orders from 'x' with (format = 'csv')

waitfor delay '00:00:01'
