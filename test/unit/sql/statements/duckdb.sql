from orders select id, amount where amount > 0

select * exclude (a) replace (b + 1 as b), columns('x.*') from read_csv('a.csv', header = true) limit 10%

select {'a': 1, 'b': [1, 2]} as s, s.a, l[1:2], list_transform(l, x -> x + 1), [x * 2 for x in l if x > 1], map {'k': 1} from t

select * from a asof join b on a.t >= b.t positional join c

pivot sales on year using sum(amount) group by region

unpivot sales on q1, q2 into name quarter value amount

select a, sum(b) from t group by all order by all

insert into t by name select 1 as a

create or replace table t as from 'x.parquet'

select * from t qualify row_number() over (partition by a order by b) = 1

select * from orders using sample 10%

pivot orders on note using sum(amount)

select coalesce(columns(['id', 'amount'])), struct_extract({'a': 1}, 'a'), date_part('year', day) from orders

copy orders to 'x.parquet' (format parquet)

create macro f(a, b) as a + b

select #1, #2 from orders
