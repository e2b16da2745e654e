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

select all top 10 percent a from t

select top (@n) with ties a, b from t order by a

select distinct top 5 a as x, 'y' = b, [z] = c, d "w" from t

select t.*, u.[*] from t, u where t.a *= u.a

select a from dbo.t as x (nolock), db..t2 y with (index = ix_1, forceseek), srv.db.dbo.t3 z with (index(1, ix), readpast)

select a from t with (forceseek (ix (a, b)), spatial_window_max_cells = 512)

select a from t tablesample system (10 percent) repeatable (5)

select a from t tablesample (1000 rows)

select a from t for system_time between @a and @b as x

select a from t for system_time from '2020' to '2021' x, u for system_time contained in ('a', 'b') y, v for system_time all

select a from (select b from t) as x (a) inner merge join (values (1), (2)) v (n) on x.a = v.n left hash join w on 1 = 1 full outer loop join y on y.a = 1

select a from t inner remote join u on t.a = u.a cross join v

select a from (t inner join u on t.a = u.a) left join (v cross join w) on v.a = t.a

select a from t outer apply dbo.f(t.a) as x cross apply (select max(b) m from u where u.a = t.a) y (m)

select sum(a) over (order by b rows unbounded preceding), count(*) over w, avg(a) over (w rows between current row and 2 following) from t window w as (partition by c), w2 as (w order by d)

select lag(a, 1, 0) ignore nulls over (order by b), first_value(a) respect nulls over (partition by c order by d), percentile_disc(0.5) within group (order by a) over (partition by b), approx_percentile_cont(0.5) within group (order by a) from t

select string_agg(convert(nvarchar(max), a), char(13)) within group (order by a asc) from t

select a from t where a is distinct from b and c is not distinct from null

select a from t group by a with rollup

select a from t group by all a

select a, grouping(a), grouping_id(a, b) from t group by rollup (a, b), cube (c, (d, e)), grouping sets ((a), (), rollup (f)) having count(*) > 1

select a from t group by a with (distributed_agg)

select a from t order by (select null) offset @o rows fetch first @n row only

select a from t order by a collate latin1_general_cs_as desc offset 0 rows

select a from t union all select b from u except (select c from v intersect select d from w) order by 1

select a from t for xml raw ('row'), elements xsinil, xmlschema ('urn:x'), binary base64, type, root

select 1 as tag, null as parent, a as [x!1!y] from t for xml explicit, xmldata

select a from t for xml path (''), elements absent

select a from t for json path, root ('x'), include_null_values, without_array_wrapper

select a from t for browse

select a from t option (hash group, merge union, fast 10, force order, optimize for (@a = 1, @b unknown), optimize for unknown, maxdop 4, maxrecursion 100, recompile, use hint ('x', 'y'), use plan N'<x/>', table hint (t, index (ix)), query_store_plan, keepfixed plan, robust plan, expand views, querytraceon 4199, label = 'x', max_grant_percent = 10, parameterization forced, concat union, loop join, disable externalpushdown)

select a from openrowset(bulk 'https://x/*.parquet', format = 'parquet') with (a int, b varchar(10) collate latin1_general_100_bin2_utf8 2) as r

select a from openrowset('sqlncli', 'server=x;trusted_connection=yes;', 'select 1') as a

select a from openrowset('sqlncli', 'x'; 'sa'; 'pw', db.dbo.t) x

select * from openrowset(bulk N'x.csv', single_clob) as d

select * from openrowset(bulk 'x', data_source = 'y', formatfile = 'z', codepage = '65001', errorfile = 'e', maxerrors = 5, rows_per_batch = 1000, order (a asc) unique) as d (a, b)

select * from opendatasource('sqlncli', 'x').db.dbo.t

select * from openxml(@h, '/a/b', 2) with (a int '@a', b varchar(10), c nvarchar(max) '../c')

select * from openxml(@h, '/a') with dbo.t

select * from openjson(@j) with (a int, b nvarchar(max) '$.b' as json, c datetime2(3) 'strict $.c')

select [key], value, type from openjson(@j, 'lax $.a')

select * from containstable(t, (a, b), 'isabout ("x" weight (.8))', language N'English', 10) k

select * from freetexttable(t, *, 'x') f

select * from t where contains((a, b), 'near((x, y), 5)', language 1033) and freetext(*, 'y') and contains(property(doc, 'Title'), 'x')

select * from semantickeyphrasetable(t, a, @id) s

select * from changetable(changes t, @v) as c left join t on t.id = c.id

select * from changetable(version t, (id), (1)) as v

select p.name, f.name from person as p, friend, person as f where match (p-(friend)->f and not p<-(likes)-f)

select string_agg(f.name, '->') within group (graph path) as x, last_value(f.name) within group (graph path) from person p, friend for path as fo, person for path as f where match(shortest_path(p(-(fo)->f)+)) and p.name = 'x'

select * from person p, friend for path fo, person for path f where match(shortest_path(p(-(fo)->f){1,3}))

select * from predict(model = @m, data = t as d, runtime = onnx) with (score float) as p

select d.*, p.score from predict(model = (select m from models where id = 1), data = dbo.x as d) with (score float) as p

select a from t pivot (sum(b) for c in ([1], [2], x)) p unpivot (v for k in ([1], [2])) u

select a at time zone 'UTC' at time zone @tz from t

select $identity, $rowguid, t.$identity, identitycol, t.rowguidcol, $node_id, $partition.pf(a) from t

select next value for dbo.s over (order by a) as n, a from t

select case a when 1 then 'x' else null end, iif(a > 1 and b < 2, 1, 0), choose(2, 'a', 'b'), nullif(a, 0), coalesce(a, b, c), isnull(a, '') from t

select try_parse('x' as datetime2 using 'en-US'), try_cast(a as decimal(10, 2)), convert(varchar(10), getdate(), 112), cast(a as xml), cast('x' as sysname), {fn now()}, {d '2020-01-01'}, {ts '2020-01-01 00:00:00'}, {guid 'x'} from t

select a.value('(/x)[1]', 'int'), a.query('for $x in /a return $x').value('.', 'int'), geography::STGeomFromText('POINT(1 2)', 4326).STDistance(@g), hierarchyid::GetRoot(), @x.nodes('/a') from t

select @x.value('.', 'int'), @g.Lat, @h.GetAncestor(1).ToString(), t.c.STAsText() from t

select a from t where a like '[a-z]%' escape '!' and b not like N'x' and c !> 1 and d !< 2 and e <> all (select 1) and f = any (select 2) and g >= some (select 3)

select a from t where exists (select * from u) or not exists (select 1 from v) and a in (select b from w) and a not in (1, 2) and b between 1 and 2

select @a = 1, @b += a, @c = @d = 2 from t

select 0x, 0x1F, 1e5, .5, 1., -1.5e-3, $10, -$5.5, N'x''y', 'a\
b', ¥5, £3

select a + b - c * d / e % f & g | h ^ i, ~j, -k, +l, 'x' + N'y', a << 1, b >> 2, a || b from t

select json_value(a, '$.b'), json_query(a), isjson(a), json_modify(a, 'append $.b', 1), json_object('a': 1, 'b': null null on null), json_array(1, 2 absent on null), json_arrayagg(a order by b), json_objectagg(a : b), json_path_exists(a, '$.x'), json_contains(a, 1) from t

select string_split(a, ',', 1), trim('x' from a), trim(leading 'x' from a), ltrim(a, 'x'), datetrunc(day, a), date_bucket(week, 1, a), datediff_big(ms, a, b), dateadd(dd, -1, a), datepart(iso_week, a), greatest(a, b), least(a, b) from t

select sum(distinct a), count_big(*), checksum_agg(a), stdevp(a), grouping(a) from t

select a into #t from u

select a into dbo.t on [fg] from u

select * into t from (merge into x using y on x.a = y.a when matched then update set b = 1 output $action, inserted.a) as z (act, a)

insert into t select * from (delete from u output deleted.a where b = 1) as d

insert into t (a, b) select a, b from (merge x using y on x.a = y.a when not matched then insert (a) values (y.a) output $action as act, inserted.a) z where act = 'INSERT'

with a as (select 1 x), b (y) as (select x from a union all select y + 1 from b where y < 5) insert into t select y from b option (maxrecursion 10)

with xmlnamespaces (default 'u', 'v' as p), c as (select 1 a) select * from c for xml auto

with c as (select * from t) delete from c where a = 1

with c as (select * from t) update c set a = 1 from c join u on c.a = u.a

with c as (select 1 a) merge into t using c on t.a = c.a when matched then delete;

select vector_distance('cosine', a, b), json_object(), regexp_like(a, 'x', 'i'), ai_generate_embeddings(a use model m), unistr('x') from t

select * from vector_search(table = t as x, column = v, similar_to = @q, metric = 'cosine', top_n = 5) as s

select * from regexp_matches('a', 'b') m

select a from t where a = 1 and regexp_like(b, 'x')

select * from sys.dm_exec_requests cross apply sys.dm_exec_sql_text(sql_handle)

select * from ::fn_helpcollations()

select * from t where current of c

select collationproperty('x', 'y'), @@servername, @@fetch_status, system_user, session_user, user, current_user, current_timestamp, host_name()

select a, b from t where (a = 1 or b = 2) and not (c = 3)

select * from generate_series(1, 10, 2) s(n)

select * from [my db].[my schema].[my table] as [t] where [t].[col umn] = 1

insert top (10) into t (a, b) output inserted.a, 'x' into @t (x, y) output inserted.* values (1, default), ((select 1), null)

insert t default values

insert into t with (tablockx) exec sp_x @a = 1

insert into @t (a) execute ('select 1')

insert into openquery(s, 'select a from t') values (1)

insert into dbo.v (a) select top 5 a from u order by a option (maxdop 1)

insert into t values (1, 'a'), (2, 'b');

insert overwrite into t select 1

update top (5) percent t with (rowlock) set a = 1, b += 2, @x = c = d + 1, e.write(N'x', 0, null), f = default, g.X = 1, h.modify('insert <a/> into /b') output inserted.a, deleted.b into @o from t as y inner join u on y.a = u.a where y.b > 1 option (recompile)

update t set a = b from t b where current of cur

update statistics t

update statistics dbo.t (ix) with fullscan, norecompute

update statistics t (a, b) with sample 50 percent, resample, incremental = on, all

update openquery(s, 'select a from t where b = 1') set a = 2

update @t set a = 1

delete top (10) percent from t with (paglock) output deleted.* into u (a, b) from t join v on t.a = v.a where t.b = 1 option (fast 10)

delete from @t where a = 1

delete t where current of global c

merge top (5) percent t with (holdlock, index(1)) as x using (select 1 a) as s (a) on x.a = s.a and s.b = 1 when matched and s.c = 1 then delete when matched then update set x.a = default, x.b += 1 when not matched by source and x.d = 2 then update set x.e = 3 when not matched then insert default values output $action, coalesce(inserted.a, deleted.a) into @l (a, b) option (loop join);

truncate table t with (partitions (2, 4, 6 to 8))

bulk insert dbo.t from 'f.csv' with (datafiletype = 'char', fieldterminator = ',', rowterminator = '\n', firstrow = 2, batchsize = 100, keepnulls, tablock, order (a asc, b desc), codepage = 'acp', format = 'csv', fieldquote = '"', data_source = 'd', check_constraints, fire_triggers, keepidentity, maxerrors = 5)

declare @a int = 1, @b nvarchar(max) = N'x', @c as table (a int primary key clustered, b int not null default 0, unique (b), check (a > 0), index ix (a, b)), @d cursor, @e dbo.tt, @f xml (content dbo.x), @g decimal(10, 2)

declare c cursor local forward_only static read_only type_warning for select a from t for update of a, b

declare c insensitive scroll cursor for select a from t for read only

declare c cursor for with x as (select 1 a) select a from x

set @c = cursor scroll keyset for select a from t

open global c

open @c

fetch next from c into @a, @b

fetch absolute @n from @c into @a

fetch relative -2 from global c

close c

deallocate global c

set nocount, ansi_nulls on

set transaction isolation level snapshot

set identity_insert dbo.t on

set rowcount @n

set language N'us_english'

set datefirst 7

set deadlock_priority -5

set lock_timeout 1000

set statistics io, time on

set context_info @b

set @x.Prop = 1

set @x.modify('replace value of (/a)[1] with 1')

set @a += 1

set @a = (select max(a) from t)

set showplan_xml on

set fmtonly off

set query_governor_cost_limit 10

set offsets select, from on

if @a = 1 begin select 1; end else if @b is null select 2 else begin select 3 end

if not exists (select 1 from t) or @a = 1 exec p

while 1 = 1 begin if @a > 5 break; continue; set @a += 1; end

while @@fetch_status = 0 begin fetch next from c into @a end

begin try begin transaction; insert into t values (1); commit transaction; end try begin catch if @@trancount > 0 rollback transaction; throw 50000, 'x', 1; end catch

begin try select 1 end try begin catch select error_message(), error_number(); throw end catch;

raiserror (50001, 10, 1, @a, N'x') with log, nowait, seterror

raiserror 50001 'x'

throw @n, @m, 1

waitfor time '22:00'

waitfor delay @d

waitfor (receive top (1) * from q), timeout 5000

waitfor (get conversation group @g from q), timeout 100

goto lbl

return @a + 1

print N'x' + cast(@a as varchar(10))

begin tran t1 with mark 'x'

begin distributed transaction

commit tran t1 with (delayed_durability = on)

commit work

rollback tran @t

save transaction s1

execute as user = 'x' with no revert

execute as login = 'x' with cookie into @c

exec ('select 1; select ?', @a output) as user = 'x' at linked

exec @r = dbo.p;2 @a, @b = 1, @c output, default with recompile

exec p @a = N'x', @b = -1, @c = null with result sets ((a int, b nvarchar(10) not null collate x), (c int))

exec p with result sets none

exec sp_addlinkedserver @server = N'x', @srvproduct = N''

sp_help 'dbo.t'

sp_rename N'dbo.t.a', 'b', 'column'

revert with cookie = @c

kill 55 with statusonly

kill query notification subscription 1

kill stats job 5

shutdown with nowait

reconfigure with override

checkpoint 10

use [my db]

create table t (a int not null identity (1, 1) not for replication primary key nonclustered hash with (bucket_count = 1000), b nvarchar(50) collate latin1_general_bin masked with (function = 'partial(1,"x",0)') null, c as a * 2 persisted not null, d int sparse null, e xml column_set for all_sparse_columns, f uniqueidentifier rowguidcol not null default newsequentialid(), g varbinary(max) filestream null, h datetime2 generated always as row start hidden not null default sysutcdatetime(), i datetime2 generated always as row end hidden not null, period for system_time (h, i), j int encrypted with (column_encryption_key = k, encryption_type = deterministic, algorithm = 'x'), k xml (document dbo.s), l int foreign key references u (a) on delete cascade on update set null not for replication, m int constraint c check not for replication (m > 0), n bigint generated always as transaction_id start hidden, constraint pk primary key clustered (a asc, b desc) with (pad_index = on, fillfactor = 80, ignore_dup_key = off, data_compression = page on partitions (1, 3 to 5)) on ps (a), constraint uq unique nonclustered (b) on [fg], index ix1 unique (a) where b > 0 with (fillfactor = 5), index ix2 hash (a) with (bucket_count = 64), index ccs clustered columnstore order (a), index ncs nonclustered columnstore (a, b)) on ps (a) textimage_on [default] filestream_on fs with (memory_optimized = on, durability = schema_and_data, system_versioning = on (history_table = dbo.h, data_consistency_check = on, history_retention_period = 6 months), ledger = on (ledger_view = dbo.lv (transaction_id_column_name = x)), data_deletion = on (filter_column = d, retention_period = 1 week))

create table dbo.n (id int primary key, name varchar(10)) as node

create table dbo.e (w int, constraint ec connection (n to n, n to m) on delete cascade) as edge

create table t as filetable with (filetable_directory = 'x', filetable_collate_filename = database_default)

create table ##g (a int)

create table tempdb..#x (a int null)

create table t (a int) with (distribution = hash (a), clustered columnstore index order (a), partition (a range right for values (1, 2)))

create table t with (distribution = round_robin, heap) as select * from u option (label = 'x')

create external table e (a int, b varchar(10) collate x null) with (location = '/x', data_source = d, file_format = f, reject_type = value, reject_value = 10)

create external table e with (location = 'x', data_source = d, file_format = f) as select * from t

create remote table db.dbo.t at ('x') as select 1 a

create table t as clone of u at '2024-01-01'

alter table t add a int null, b int not null constraint d default 1 with values, constraint c check (a > 0), c as a + 1 persisted

alter table t add constraint pk primary key (a) with (online = on (wait_at_low_priority (max_duration = 1 minutes, abort_after_wait = self)))

alter table t add default 1 for a with values

alter table t add period for system_time (a, b), x datetime2 generated always as row start hidden constraint d default getdate()

alter table t with check add foreign key (a) references u (b)

alter table t nocheck constraint all

alter table t with check check constraint c, d

alter table t alter column a nvarchar(10) collate x not null with (online = on)

alter table t alter column a add persisted

alter table t alter column a drop masked

alter table t alter column a add masked with (function = 'default()')

alter table t alter column a add rowguidcol

alter table t alter column a int sparse null

alter table t drop column if exists a, b

alter table t drop constraint if exists a, constraint b with (online = on, move to fg), column c

alter table t drop a

alter table t drop period for system_time

alter table t enable trigger all

alter table t disable trigger a, b

alter table t enable change_tracking with (track_columns_updated = on)

alter table t switch partition 1 to u partition $partition.pf(5) with (wait_at_low_priority (max_duration = 1, abort_after_wait = none))

alter table t set (system_versioning = off)

alter table t set (lock_escalation = auto)

alter table t set (filestream_on = "default")

alter table t set (remote_data_archive = off_without_data_recovery (migration_state = paused))

alter table t rebuild partition = all with (data_compression = row, xml_compression = on, sort_in_tempdb = on)

alter table t rebuild with (data_compression = columnstore_archive on partitions (1))

alter table t split range (5)

alter table t merge range (5)

alter table t alter index ix rebuild with (bucket_count = 100)

alter table t add index ix (a)

alter table t rename column a to b

create unique clustered index ix on t (a asc, b desc) include (c, d) where a is not null and b in (1, 2) with (pad_index = on, drop_existing = on, online = on (wait_at_low_priority (max_duration = 5 minutes, abort_after_wait = blockers)), resumable = on, max_duration = 60 minutes, optimize_for_sequential_key = on) on ps (a) filestream_on fs

create nonclustered columnstore index ix on t (a, b) where a > 0 with (compression_delay = 10)

create clustered columnstore index ix on t order (a) with (data_compression = columnstore)

create primary xml index ix on t (x)

create xml index ix on t (x) using xml index p for path with (pad_index = on)

create selective xml index ix on t (x) with xmlnamespaces ('u' as n) for (p1 = '/a' as sql nvarchar(10), p2 = '/b' as xquery 'xs:string' maxlength(5) singleton)

create spatial index ix on t (g) using geometry_grid with (bounding_box = (0, 0, 10, 10), grids = (low, high, low, high), cells_per_object = 16)

create fulltext index on t (a language 1033, b type column c statistical_semantics) key index pk on (cat, filegroup fg) with (change_tracking = auto, stoplist = system, search property list = p)

create fulltext catalog c with accent_sensitivity = off as default authorization x

create fulltext stoplist s from system stoplist

create json index ix on t (j) for ('$.a', '$.b')

create vector index ix on t (v) with (metric = 'cosine', type = 'diskann')

alter index all on t rebuild with (online = on)

alter index ix on t reorganize partition = 5 with (lob_compaction = on)

alter index ix on t disable

alter index ix on t set (allow_page_locks = off)

alter index ix on t resume with (maxdop = 2)

alter index ix on t pause

drop index ix on t with (online = on, move to fg), jx on u

drop index t.ix

drop index if exists ix on dbo.t

create statistics s on t (a, b) where a > 0 with fullscan, persist_sample_percent = on, norecompute, incremental = on

drop statistics t.s, u.v

create partition function pf (int) as range right for values (1, 2, 3)

create partition scheme ps as partition pf all to ([primary])

alter partition function pf () split range (5)

alter partition scheme ps next used fg

drop partition scheme ps

create or alter view dbo.v with schemabinding, view_metadata, encryption as select a from dbo.t with check option

alter view v (a) as with c as (select 1 a) select a from c

create materialized view mv with (distribution = hash (a), for_append) as select a, count_big(*) c from t group by a

create procedure p as select 1

create proc p;2 (@a int, @b varchar(10) = 'x' out, @c dbo.tt readonly, @d cursor varying output, @e int null = 1) with recompile, encryption, execute as owner for replication as begin select 1 end

create or alter procedure p @a int not null, @b int with native_compilation, schemabinding, execute as owner as begin atomic with (transaction isolation level = snapshot, language = N'us_english') declare @x int = 1; select a from dbo.t; end

create procedure p @a int as external name asm.[ns.class].method

create function f (@a int = 1, @b nvarchar(max)) returns int with schemabinding, returns null on null input, inline = off as begin declare @x int; if @a = 1 return 1; set @x = (select count(*) from t); return @x end

create function f () returns table with schemabinding as return select a from dbo.t where b = 1

create function f () returns table as return (with c as (select 1 a) select a from c)

create function f (@a int) returns @t table (a int not null primary key, b as a * 2) as begin insert into @t values (1); return end

create function f (@x xml) returns table (a int, b nvarchar(10)) order (a) as external name a.b.c

create aggregate g (@v nvarchar(10)) returns nvarchar(10) external name a.b

create trigger g on dbo.t with encryption, execute as self after insert, update, delete not for replication as begin if update(a) or columns_updated() & 1 = 1 select * from inserted i join deleted d on i.a = d.a end

create or alter trigger g on v instead of delete as delete t from t join deleted d on t.a = d.a

create trigger g on database for create_table, drop_table as print eventdata().value('(/x)[1]', 'nvarchar(max)')

create trigger g on all server with execute as 'x' for logon as rollback

disable trigger all on all server

enable trigger g on dbo.t

drop trigger g on database

alter trigger g on t after update as select 1

create database d containment = partial on primary (name = d, filename = 'c:\x.mdf', size = 10 mb, maxsize = unlimited, filegrowth = 10%), filegroup fg contains filestream default (name = e, filename = 'x') log on (name = l, filename = 'y', size = 5GB) collate x with trustworthy on, db_chaining off, default_language = 1033

create database d on (filename = 'x') for attach

create database d on (name = a, filename = 'b') as snapshot of e

create database d as copy of s.e

create database d (edition = 'standard', maxsize = 10 gb, service_objective = 'S0')

alter database d set recovery simple with rollback immediate

alter database current set compatibility_level = 160

alter database d set query_store = on (operation_mode = read_write, cleanup_policy = (stale_query_threshold_days = 30))

alter database d set read_committed_snapshot on with no_wait

alter database d set single_user with rollback after 10 seconds

alter database d add file (name = a, filename = 'x', size = 5mb) to filegroup fg

alter database d add log file (name = a, filename = 'x')

alter database d remove file a

alter database d modify file (name = a, newname = b, size = 10)

alter database d modify name = e

alter database d add filegroup fg contains memory_optimized_data

alter database d modify filegroup fg read_only

alter database d collate x

alter database d set partner = 'tcp://x:5022'

alter database d set hadr availability group = ag

alter database d set change_tracking = on (change_retention = 2 days, auto_cleanup = on)

alter database scoped configuration set maxdop = 4

alter database scoped configuration for secondary set maxdop = primary

alter database scoped configuration clear procedure_cache

alter database scoped credential c with identity = 'x', secret = 'y'

drop database if exists d, e

create schema s authorization u create table t (a int) grant select on t to x

alter schema s transfer object::dbo.t

alter authorization on schema::s to u

create login l with password = 'x' must_change, default_database = d, check_policy = off, sid = 0x1

create login [dom\u] from windows with default_database = d

create login l from certificate c

create login l from external provider

alter login l with password = 'x' old_password = 'y' unlock

alter login l enable

create user u for login l with default_schema = s

create user u without login

create user u with password = 'x', default_schema = dbo

create user u from external provider

alter user u with name = v, login = l

create role r authorization u

alter role r add member u

create application role a with password = 'x'

create server role r

alter server role r add member l

grant select, update (a, b) on object::dbo.t (c) to u, v with grant option as w

grant control on database::d to u

grant execute on schema::s to [dom\x]

grant view server state to l

deny insert on t to public cascade

revoke grant option for select on t from u cascade as x

grant all privileges on t to u

create sequence s as bigint start with 1 increment by 1 minvalue 1 maxvalue 10 cycle cache 50

alter sequence s restart with 5 no cache

create synonym s for srv.db.dbo.t

drop synonym if exists s

create type t from nvarchar(10) not null

create type tt as table (a int not null primary key, b int, index ix (b)) with (memory_optimized = on)

create type t external name a.b

drop type if exists t

create rule r as @x > 1

create default d as 1

create xml schema collection c as N'<x/>'

alter xml schema collection c add '<y/>'

create assembly a authorization u from 'x.dll' with permission_set = safe

alter assembly a with permission_set = unsafe

create security policy p add filter predicate s.f(a) on dbo.t, add block predicate s.f(a) on dbo.t after insert with (state = on)

alter security policy p drop filter predicate on dbo.t

create certificate c with subject = 'x', expiry_date = '20300101'

create certificate c encryption by password = 'x' from file = 'y' with private key (file = 'z', decryption by password = 'p')

create symmetric key k with algorithm = aes_256, key_source = 'x' encryption by certificate c

create asymmetric key k with algorithm = rsa_2048

open symmetric key k decryption by certificate c with password = 'x'

open master key decryption by password = 'x'

close all symmetric keys

close master key

create master key encryption by password = 'x'

backup master key to file = 'x' encryption by password = 'y'

create column master key k with (key_store_provider_name = 'x', key_path = 'y')

create column encryption key k with values (column_master_key = m, algorithm = 'RSA_OAEP', encrypted_value = 0x01)

create database encryption key with algorithm = aes_256 encryption by server certificate c

create credential c with identity = 'x', secret = 'y' for cryptographic provider p

create database scoped credential c with identity = 'x'

create cryptographic provider p from file = 'x'

add signature to object::p by certificate c with password = 'x'

add sensitivity classification to t.a with (label = 'x', information_type = 'y', rank = high)

drop sensitivity classification from t.a

create external data source d with (location = 'x', credential = c, type = hadoop, pushdown = on)

create external file format f with (format_type = delimitedtext, format_options (field_terminator = '|', first_row = 2), data_compression = 'x')

create external library l from (content = 'x') with (language = 'R')

create external language l from (content = 'x', file_name = 'y')

create external model m with (location = 'x', api_format = 'y', model_type = embeddings, model = 'z')

create external resource pool p with (max_cpu_percent = 50)

copy into dbo.t (a default 1, b 2) from 'https://x', 'https://y' with (file_type = 'csv', credential = (identity = 'x', secret = 'y'), fieldquote = '"', firstrow = 2)

rename object dbo.t to u

backup database d to disk = 'x', disk = 'y' mirror to disk = 'z' with format, compression, checksum, stats = 10, copy_only, init, name = N'x'

backup database d filegroup = 'fg' to url = 'x' with differential

backup log d to d1 with norecovery, truncate_only

backup certificate c to file = 'x' with private key (file = 'y', encryption by password = 'z')

restore database d from disk = 'x' with file = 1, move 'a' to 'b', norecovery, replace, stats = 5

restore log d from disk = 'x' with stopat = '2020-01-01', recovery

restore headeronly from disk = 'x'

restore filelistonly from disk = N'x' with nounload

restore verifyonly from disk = 'x'

restore database d page = '1:57' from disk = 'x' with norecovery

restore database d from database_snapshot = 's'

restore database d with recovery

dbcc checkdb ('d', noindex) with no_infomsgs, physical_only

dbcc checkident ('t', reseed, 0)

dbcc shrinkfile (a, 10, truncateonly)

dbcc dropcleanbuffers

dbcc show_statistics ('t', ix) with histogram

dbcc traceon (1204, -1)

create availability group ag with (cluster_type = none) for database d replica on N's1' with (endpoint_url = N'x', availability_mode = synchronous_commit, failover_mode = automatic)

alter availability group ag add listener N'l' (with ip ((N'10.0.0.1', N'255.0.0.0')), port = 1433)

alter availability group ag failover

create endpoint e state = started as tcp (listener_port = 5022, listener_ip = all) for database_mirroring (role = all, encryption = required algorithm aes)

create event session s on server add event sqlserver.sql_statement_completed (action (sqlserver.sql_text) where (duration > 1000 and sqlserver.database_name = N'x')) add target package0.event_file (set filename = N'x') with (max_memory = 4096 kb, startup_state = on)

alter event session s on server state = start

drop event session s on server

create event notification n on server for create_database to service 'x', 'current database'

create server audit a to file (filepath = 'x', maxsize = 10 mb) with (queue_delay = 1000, on_failure = continue) where object_name = 'x'

create server audit specification s for server audit a add (failed_login_group) with (state = on)

create database audit specification s for server audit a add (select, insert on schema::dbo by public) with (state = on)

alter server audit a with (state = on)

create resource pool p with (min_cpu_percent = 0, affinity scheduler = (0 to 63))

create workload group g with (importance = high) using p

create workload classifier c with (workload_group = 'g', membername = 'x')

alter resource governor with (classifier_function = dbo.f)

alter resource governor reconfigure

alter server configuration set process affinity cpu = 0 to 3

create message type m validation = well_formed_xml

create contract c (m sent by initiator, n sent by any)

create queue q with status = on, activation (procedure_name = p, max_queue_readers = 5, execute as self)

create service s on queue q (c)

create route r with service_name = 'x', address = 'tcp://x'

create remote service binding b to service 'x' with user = u

create broker priority p for conversation set (contract_name = c, priority_level = 5)

begin dialog conversation @h from service s to service 'x' on contract c with encryption = off, lifetime = 60

begin conversation timer (@h) timeout = 60

send on conversation @h message type m (@x)

receive top (1) message_body, @a = conversation_handle from q into @t where conversation_group_id = @g

end conversation @h with error = 1 description = 'x'

get conversation group @g from q

move conversation @h to @g

alter queue q with status = off

drop service s

drop login l

drop user if exists u

drop role if exists r

drop schema if exists s

drop view if exists a, b

drop procedure if exists dbo.p, q

drop function if exists f

drop table if exists #t, dbo.u

drop sequence if exists s

drop external table t

drop external data source d

drop symmetric key k

drop certificate c

drop fulltext index on t

drop partition function pf

drop assembly a with no dependents

drop xml schema collection c

drop security policy p

drop availability group a

drop endpoint e

drop server audit a

drop credential c

drop master key

drop database audit specification s

drop aggregate g

drop default d

drop rule r

drop application role a

drop signature from p by certificate c

writetext t.a @p 'x'

readtext t.a @p 0 10

updatetext t.a @p 0 null 'x'

lineno 5

setuser 'x'

create workload group wg with ( min_percentage_resource = 10, cap_percentage_resource = 20 )

alter external library l set (content = 'x') with (language = 'R')

alter fulltext index on t add (a language 1033)

alter fulltext catalog c rebuild

alter service master key regenerate

alter master key regenerate with encryption by password = 'x'

alter symmetric key k add encryption by password = 'x'

alter certificate c remove private key

alter credential c with identity = 'x'

alter route r with address = 'x'

alter application role a with name = b

alter remote service binding b with user = u

alter endpoint e state = stopped

drop event notification n on server

create spatial index si on t (g) using geography_auto_grid

dbcc freeproccache (0x06) with no_infomsgs

select p.Name, count(*) as n from Production.Product as p with (nolock) left join Sales.SalesOrderDetail sod on p.ProductID = sod.ProductID where p.ListPrice > $25.50 and p.Color is not null group by p.Name having count(*) > 5 order by n desc

select *, * from t

select top (select count(*) / 2 from t) * from t

select some_type::static_method(@a, 'x') from t

select * from ((A inner join B on 1 = 1))

select 'Total', [0], [1] from (select DaysToManufacture, StandardCost from Production.Product) as s pivot (avg(StandardCost) for DaysToManufacture in ([0], [1])) as p

select t.c.value('@id', 'int') as id, t.c.query('./x') from @x.nodes('/root/item[@id > 1]') as t(c)

select format(getdate(), 'yyyy-MM-dd', 'en-US'), concat_ws(',', a, b), string_escape(a, 'json'), iif(a is null, 1, 0), dateadd(month, datediff(month, 0, getdate()), 0) from t

select a, sum(b) over (partition by c order by d rows between unbounded preceding and current row) as rt, ntile(4) over (order by a) from t

with cte as (select a, row_number() over (partition by b order by c desc) rn from t) delete from cte where rn > 1

with r as (select 1 as n union all select n + 1 from r where n < 100) select n from r option (maxrecursion 100)

select * from t where a like '%[0-9]%' and b collate SQL_Latin1_General_CP1_CI_AS = 'x' and c in ('a', 'b') and datediff(day, d, getdate()) < 30

select col1, col2 into dbo.new from dbo.old where 1 = 0

select isnull(a, '') + ' ' + isnull(b, '') as [Full Name], 'x' as "y" from dbo.[Order Details]

select a from t1 union select a from t2 except select a from t3 intersect select a from t4

select c.*, x.total from c cross apply (select sum(amt) total from o where o.cid = c.id) x outer apply openjson(c.j) with (k int '$.k', v nvarchar(max) as json) j

select @v = count(*) from t

select a from t order by a offset @p * 10 rows fetch next 10 rows only

select json_query((select a, b from t for json path, include_null_values)) as j

select (select a as [@id], b as [text()] from t for xml path('r'), root('rs'), type)

insert into dbo.t (a, b) output inserted.id values (1, N'x'), (2, null)

insert into t select a from u where not exists (select 1 from t where t.a = u.a)

update t set t.a = s.a, t.b = getdate() output deleted.a, inserted.a into @log from dbo.t as t inner join s on s.id = t.id where s.x = 1

update top (100) t set a += 1

delete from t output deleted.* where a in (select a from u)

delete t1 from t1 join t2 on t1.id = t2.id

merge dbo.t as tgt using (values (1, 'a'), (2, 'b')) as src (id, n) on tgt.id = src.id when matched and tgt.n <> src.n then update set n = src.n when not matched by target then insert (id, n) values (src.id, src.n) when not matched by source then delete output $action, inserted.*, deleted.*;

create table dbo.t (id int identity(1,1) primary key, name nvarchar(100) not null constraint df default (N''), price money check (price >= 0), created datetime2(7) default sysutcdatetime(), constraint uq unique (name), constraint fk foreign key (id) references dbo.u (id) on delete cascade)

create table #tmp (id int, v varchar(10) collate database_default)

create unique clustered index ix on dbo.t (a, b desc) with (fillfactor = 90, online = on)

create nonclustered index ix on dbo.t (a) include (b, c) where d is not null

alter table dbo.t add col1 int null, col2 as (a + b)

alter table t alter column a varchar(50) not null

alter table t drop column a, constraint c

alter table t with check add constraint fk foreign key (a) references u (b)

alter table t check constraint fk

drop table if exists dbo.t, #tmp

create or alter view dbo.v with schemabinding as select a, count_big(*) c from dbo.t group by a

create procedure dbo.p @id int, @n nvarchar(50) = null, @out int output as begin set nocount on; select @out = count(*) from t where id = @id and (@n is null or name = @n); if @out = 0 return -1; return 0; end

create function dbo.f (@x int) returns table as return select a from t where b = @x

create function dbo.g (@x int) returns nvarchar(50) as begin declare @r nvarchar(50); select @r = name from t where id = @x; return isnull(@r, 'none'); end

create trigger dbo.tr on dbo.t after insert, update as begin set nocount on; if update(name) insert into log select id, name from inserted; end

declare @t table (id int primary key, n varchar(10));

exec dbo.p @id = 1, @n = N'x', @out = @o output

execute sp_executesql @sql, N'@p int', @p = 5

begin tran;

if @@error <> 0 rollback tran else commit tran

while @i <= 10 begin print cast(@i as varchar(10)); set @i = @i + 1; end

begin try insert into t values (1) end try begin catch declare @m nvarchar(4000) = error_message(); raiserror(@m, 16, 1); end catch

raiserror('Error %s %d', 16, 1, @s, @d) with nowait

print 'a' + char(13)

waitfor delay '00:00:10'

truncate table dbo.t

grant select on dbo.t to u

use [master]

set ansi_nulls on

create login l with password = N'x', default_database = [d], check_expiration = off

alter role [db_datareader] add member [u]

alter database [d] set recovery full

backup database [d] to disk = N'c:\x.bak' with noformat, init, name = N'x', skip, stats = 10

create schema s authorization dbo

create type dbo.tt as table (id int not null, primary key clustered (id))

create sequence dbo.s as int start with 1 increment by 1

select next value for dbo.s

create synonym dbo.x for [srv].[db].[dbo].[t]

dbcc shrinkfile (N'log', 100)

create external table ext.t (a int) with (location = '/x/', data_source = ds, file_format = ff)

create statistics st on t (a) with fullscan

create table t (a int not null) with (distribution = hash(a), clustered columnstore index)

create table t with (distribution = round_robin) as select * from u

select * from openrowset(bulk 'https://x/*.parquet', format = 'parquet') as r

select approx_count_distinct(a), string_agg(cast(a as nvarchar(max)), ',') within group (order by b) from t

copy into t from 'https://x' with (file_type = 'PARQUET')

open c

fetch next from c into @a

declare c cursor local fast_forward for select a from t where b = @b

select * from sys.objects o where o.type = 'U' and o.name like N'x%' option (recompile)

if exists (select * from sys.objects where object_id = object_id(N'dbo.t') and type in (N'U')) drop table dbo.t

select a, case b when 1 then 'x' when 2 then 'y' else 'z' end c from t
