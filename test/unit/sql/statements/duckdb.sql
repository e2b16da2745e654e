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

FROM tbl

FROM tbl SELECT a, b WHERE a > 1

SELECT * EXCLUDE (a) REPLACE (b + 1 AS b) RENAME (c AS d) FROM tbl

SELECT t.* EXCLUDE a FROM tbl t

SELECT * ~~* 'col%' FROM tbl

SELECT * NOT LIKE 'col%' FROM tbl

SELECT * GLOB 'col*' FROM tbl

SELECT * SIMILAR TO 'c.*' FROM tbl

SELECT min(COLUMNS(*)), max(COLUMNS(* EXCLUDE (a))) FROM tbl

SELECT COLUMNS('(id|num)') FROM tbl

SELECT COLUMNS(c -> c LIKE '%num%') FROM tbl

SELECT COLUMNS(lambda c: c LIKE '%num%') FROM tbl

SELECT COLUMNS('(\w{3}).*') AS '\1' FROM tbl

SELECT coalesce(*COLUMNS(['a', 'b'])), *COLUMNS('x') FROM tbl

SELECT * FROM tbl WHERE COLUMNS(*) > 3

PIVOT cities ON year USING sum(population)

PIVOT cities ON year IN (2000, 2010) USING sum(population) AS total, max(population) AS m GROUP BY country

PIVOT cities ON country, name USING sum(population)

PIVOT cities ON country || '_' || name USING sum(population)

PIVOT (SELECT * FROM cities) ON year USING first(population) ORDER BY country LIMIT 1

FROM cities PIVOT (sum(population) FOR year IN (2000, 2010, 2020) GROUP BY country)

FROM cities PIVOT (sum(population) AS total, count(population) AS n, FOR year IN (2000, 2010,) country IN ('NL', 'US',)) AS p

UNPIVOT monthly ON jan, feb, mar INTO NAME month VALUE sales

UNPIVOT monthly ON COLUMNS(* EXCLUDE (empid, dept)) INTO NAME month VALUE sales

UNPIVOT monthly ON (jan, feb, mar) AS q1, (apr, may, jun) AS q2 INTO NAME quarter VALUE m1, m2, m3

UNPIVOT INCLUDE NULLS monthly ON jan, feb INTO NAME month VALUE sales

UNPIVOT (SELECT 42 AS col1, 'woot' AS col2) ON (col1 * 2)::VARCHAR, col2

FROM monthly UNPIVOT (sales FOR month IN (jan, feb, mar))

FROM monthly UNPIVOT INCLUDE NULLS (sales FOR month IN (COLUMNS(* EXCLUDE (empid))))

WITH p AS (PIVOT cities ON year USING sum(population)) SELECT * FROM p

SELECT * FROM (UNPIVOT monthly ON jan, feb INTO NAME m VALUE v) u

SELECT * FROM tbl USING SAMPLE 5

SELECT * FROM tbl USING SAMPLE 10%

SELECT * FROM tbl USING SAMPLE 10 PERCENT (bernoulli)

SELECT * FROM tbl USING SAMPLE reservoir(50 ROWS) REPEATABLE (100)

SELECT * FROM tbl TABLESAMPLE reservoir(20%), tbl2 TABLESAMPLE 10%

SELECT * FROM tbl TABLESAMPLE system(10 PERCENT) REPEATABLE (1), s

SELECT list_transform([1, 2], x -> x + 1), list_filter(l, lambda x: x > 2), list_reduce([1], (x, y) -> x + y), list_transform(l, lambda x, i: x + i)

SELECT [x + 1 FOR x IN [1, 2, 3] IF x > 1], [upper(x) for x in l], [x for x, i in l if i != 2]

SELECT {'a': 1, 'b': [1, 2]}, {a: 1, b: {c: 2}}.b.c, s.a, s['a'], (s).b, m['k'], MAP {'x': 1, 'y': 2}, MAP(['a'], [1])

SELECT l[1], l[1:2], l[:-1], l[1:-1:2], l[-1], 'hello'[1:2]

SELECT struct_pack(a := 1, b := 'x'), row(1, 2), (1, 2)

SELECT 'abc'.upper().concat('x'), ('a').lower(), l.list_transform(x -> x.trim())

SELECT * FROM a ASOF JOIN b ON a.k = b.k AND a.t >= b.t

SELECT * FROM a ASOF LEFT JOIN b USING (k, t)

SELECT * FROM a POSITIONAL JOIN b

SELECT * FROM a SEMI JOIN b USING (k)

SELECT * FROM a ANTI JOIN b ON a.k = b.k

SELECT * FROM range(10) t(i), LATERAL (SELECT i + 1) u(j)

SELECT * FROM a CROSS JOIN b NATURAL JOIN c

CREATE MACRO add(a, b) AS a + b

CREATE OR REPLACE TEMP MACRO f(a, b := 5) AS a + b

CREATE FUNCTION m(x) AS TABLE SELECT x AS a

CREATE MACRO IF NOT EXISTS add(a) AS a, (a, b) AS a + b

CREATE MACRO typed(a INTEGER, b VARCHAR := 'x') AS TABLE FROM t WHERE t.a = a

DROP MACRO add

DROP MACRO TABLE m

CREATE SECRET s (TYPE s3, KEY_ID 'x', SECRET 'y', REGION 'us-east-1')

CREATE OR REPLACE PERSISTENT SECRET IF NOT EXISTS s IN local_file (TYPE s3, PROVIDER credential_chain, SCOPE 's3://b')

DROP SECRET s

DROP PERSISTENT SECRET IF EXISTS s FROM local_file

ATTACH 'f.db' AS d (READ_ONLY)

ATTACH IF NOT EXISTS 'f.db' AS d (TYPE sqlite, BLOCK_SIZE 16384)

ATTACH OR REPLACE DATABASE 'f.db'

DETACH d

DETACH DATABASE IF EXISTS d

USE d.main

INSTALL httpfs

FORCE INSTALL httpfs FROM core_nightly

INSTALL 'x.duckdb_extension'

LOAD httpfs

UPDATE EXTENSIONS

UPDATE EXTENSIONS (httpfs, json)

EXPORT DATABASE 'dir' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)

EXPORT DATABASE d TO 'dir'

IMPORT DATABASE 'dir'

COPY tbl FROM 'f.csv' (HEADER, DELIMITER '|', AUTO_DETECT true)

COPY tbl (a, b) FROM 'f.json' WITH (FORMAT json)

COPY (SELECT * FROM tbl) TO 'out.parquet' (FORMAT parquet, PARTITION_BY (year, month), OVERWRITE_OR_IGNORE)

COPY (FROM tbl) TO 'out.csv'

COPY FROM DATABASE d1 TO d2 (SCHEMA)

SUMMARIZE tbl

SUMMARIZE SELECT * FROM tbl

DESCRIBE tbl

DESCRIBE SELECT * FROM tbl

DESC TABLE 'f.csv'

SHOW TABLES

SHOW ALL TABLES

SHOW TABLES FROM d

SHOW tbl

SELECT * FROM (DESCRIBE tbl)

SELECT column_name FROM (SHOW ALL TABLES)

FROM (SUMMARIZE tbl)

PRAGMA database_list

PRAGMA table_info('tbl')

PRAGMA memory_limit = '1GB'

SET memory_limit = '10GB'

SET GLOBAL threads TO 4

SET SESSION search_path = 'a,b'

SET VARIABLE v = 30

SELECT getvariable('v')

RESET VARIABLE v

RESET GLOBAL threads

CALL duckdb_functions()

CALL pragma_table_info('t')

CHECKPOINT

FORCE CHECKPOINT d

VACUUM ANALYZE

ANALYZE tbl

EXPLAIN ANALYZE SELECT 1

EXPLAIN (FORMAT json) SELECT 1

MERGE INTO people USING (SELECT 1 AS id) AS u USING (id) WHEN MATCHED THEN UPDATE WHEN NOT MATCHED THEN INSERT

MERGE INTO people USING u ON u.id = people.id WHEN MATCHED AND people.a > 1 THEN DELETE WHEN NOT MATCHED THEN INSERT BY NAME WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING merge_action, *

MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *

MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DO NOTHING WHEN NOT MATCHED THEN ERROR 'no'

INSERT INTO tbl BY NAME SELECT 1 AS a

INSERT INTO tbl BY POSITION SELECT 1

INSERT OR REPLACE INTO tbl VALUES (1, 2)

INSERT OR IGNORE INTO tbl (a) VALUES (1)

INSERT INTO tbl VALUES (1) ON CONFLICT DO NOTHING

INSERT INTO tbl VALUES (1) ON CONFLICT (a) DO UPDATE SET b = excluded.b WHERE excluded.b > 1 RETURNING *

INSERT INTO tbl FROM s

INSERT INTO tbl DEFAULT VALUES

INSERT INTO tbl (a) VALUES (DEFAULT) RETURNING a AS x

CREATE TABLE t AS FROM s

CREATE OR REPLACE TABLE t AS SELECT * FROM 'f.parquet' WITH NO DATA

CREATE TEMP TABLE t (a INTEGER PRIMARY KEY, b DECIMAL(10, 2) DEFAULT 0, c VARCHAR CHECK (length(c) > 1), d STRUCT(x INTEGER, y VARCHAR[]), e MAP(VARCHAR, INTEGER), f INTEGER[3], g UNION(n INTEGER, s VARCHAR), h ENUM('a', 'b'), UNIQUE (a, b), FOREIGN KEY (a) REFERENCES p (id))

CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL, c AS (a * 2), d INTEGER AS (a) STORED)

CREATE TABLE t (s STRUCT(a STRUCT(b INTEGER)[], c TIMESTAMP WITH TIME ZONE))

CREATE SEQUENCE serial START WITH 99 INCREMENT BY 2 MAXVALUE 1000 CYCLE

CREATE OR REPLACE TEMP SEQUENCE s MINVALUE 1 NO CYCLE

SELECT nextval('serial'), currval('serial')

CREATE TYPE mood AS ENUM ('sad', 'ok')

CREATE TYPE mood AS ENUM (SELECT DISTINCT m FROM t)

CREATE TYPE p AS STRUCT(a INTEGER, b VARCHAR)

CREATE TYPE u AS UNION(num INTEGER, str VARCHAR)

CREATE TYPE alias_t AS INTEGER

DROP TYPE mood

CREATE VIEW v AS FROM t

CREATE OR REPLACE VIEW v (a, b) AS SELECT 1, 2

CREATE RECURSIVE VIEW r (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM r WHERE n < 5

CREATE SCHEMA IF NOT EXISTS s

CREATE UNIQUE INDEX i ON t (a, (b + 1))

CREATE INDEX IF NOT EXISTS i ON t USING HNSW (vec) WITH (metric = 'cosine')

ALTER TABLE t ADD COLUMN IF NOT EXISTS k INTEGER DEFAULT 10

ALTER TABLE t DROP COLUMN k

ALTER TABLE t ALTER k SET DATA TYPE VARCHAR USING concat(k, 'x')

ALTER TABLE t ALTER COLUMN k TYPE INTEGER

ALTER TABLE t ALTER k SET NOT NULL

ALTER TABLE t RENAME a TO b

ALTER TABLE t RENAME TO u

ALTER TABLE t ADD PRIMARY KEY (a)

ALTER TABLE t ADD COLUMN s.k INTEGER

ALTER TABLE t DROP COLUMN s.k

ALTER VIEW v RENAME TO w

ALTER TABLE t SET SCHEMA s

COMMENT ON TABLE t IS 'x'

COMMENT ON COLUMN t.a IS NULL

SELECT a, sum(b) FROM t GROUP BY ALL ORDER BY ALL DESC NULLS LAST LIMIT 10%

SELECT a FROM t ORDER BY ALL LIMIT 10 PERCENT OFFSET 2

SELECT a, b, count(*) FROM t GROUP BY GROUPING SETS ((a, b), (a), ()), CUBE (a, b)

SELECT a, b FROM t GROUP BY ROLLUP (a, b) HAVING count(*) > 1

SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b

SELECT a, row_number() OVER w FROM t WINDOW w AS (PARTITION BY a ORDER BY b) QUALIFY row_number() OVER w = 1

SELECT sum(a ORDER BY b) FILTER (WHERE c), arg_max(a, b), list(a ORDER BY b DESC), count() FROM t

SELECT first_value(a IGNORE NULLS) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) FROM t

SELECT quantile_cont(a, [0.25, 0.5]) OVER (ORDER BY b RANGE BETWEEN INTERVAL 3 DAYS PRECEDING AND INTERVAL 3 DAYS FOLLOWING) FROM t

SELECT a FROM t UNION BY NAME SELECT b FROM s

SELECT a FROM t UNION ALL BY NAME SELECT b FROM s

SELECT a FROM t EXCEPT ALL SELECT b FROM s INTERSECT SELECT 1

SELECT unnest([1, 2]), unnest({'a': 1}, recursive := true), unnest(s).a FROM t

SELECT * FROM read_csv('f.csv', columns = {'a': 'INTEGER'}, header = true)

SELECT * FROM read_parquet(['a.parquet', 'b.parquet'], union_by_name = true, hive_partitioning := 1)

SELECT * FROM 'data/*.parquet' AS p WHERE p.a = 1

SELECT x: 1, y: a + 1 FROM t

SELECT a, b, FROM t, WHERE a IN (1, 2,)

SELECT i, FROM (VALUES (1), (2),) v(i)

WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 9) SELECT * FROM r

WITH RECURSIVE tbl(a, b) USING KEY (a) AS (SELECT 1, 3 UNION SELECT 2, 4 FROM tbl) SELECT * FROM tbl

WITH c AS MATERIALIZED (SELECT 1), d AS NOT MATERIALIZED (SELECT 2) SELECT * FROM c, d

SELECT CAST(a AS INTEGER), TRY_CAST(a AS DATE), a::DECIMAL(10, 2)[], a::STRUCT(b INTEGER).b, DATE '2020-01-01', TIMESTAMP '2020-01-01 00:00:00', INTERVAL 1 YEAR, INTERVAL (a) DAY, INTERVAL '1 month'

SELECT a // 2, a % 2, a ** 2, a ^ 2, a & 1, a | 2, a << 1, ~a, @a, a == b, a <=> b, a IS DISTINCT FROM b, a ^@ 'x', a !~~ 'x', a ~~~ 'x*' FROM t

SELECT CASE a WHEN 1 THEN 'x' ELSE 'y' END, a BETWEEN SYMMETRIC 1 AND 2 FROM t

SELECT a IN [1, 2], a NOT IN (FROM s SELECT b), EXISTS (FROM s), a = ANY (SELECT b FROM s), a > ALL ([1, 2]) FROM t

SELECT t FROM t

SELECT extract('year' FROM d), date_part(['year', 'month'], d), d AT TIME ZONE 'UTC', trim(LEADING 'x' FROM s), substring(s FROM 1 FOR 2), position('a' IN s), overlay(s PLACING 'x' FROM 1) FROM t

SELECT $1, $name, ?, $$text$$, $tag$ text $tag$, E'\n', 'a' 'b', x'AB', '\xAA'::BLOB, 1_000_000, 1e5, 0x1F

PREPARE q AS SELECT * FROM t WHERE a = $1

EXECUTE q(1)

EXECUTE q(name := 'x')

DEALLOCATE q

BEGIN TRANSACTION

COMMIT

ROLLBACK

DELETE FROM t USING s WHERE t.a = s.a RETURNING *

TRUNCATE t

UPDATE t SET a = s.a FROM s WHERE s.id = t.id RETURNING t.a

UPDATE t SET s = struct_insert(s, b := 1), (a, b) = (1, 2)

SELECT * FROM d.main.tbl AT (VERSION => 3)

SELECT * FROM tbl AT (TIMESTAMP => now() - INTERVAL '1 week')

VALUES (1, 2), (3, 4)

TABLE t

DROP TABLE IF EXISTS t CASCADE

DROP VIEW v

DROP SCHEMA s CASCADE

DROP SEQUENCE serial

CREATE TABLE t (id UUID DEFAULT uuid(), n HUGEINT, u UTINYINT, j JSON, b BIT, v VARINT, ts TIMESTAMP_NS, iv INTERVAL, bl BLOB, l INTEGER[][] , tt TIMETZ, c TEXT COLLATE NOCASE)

SELECT * FROM generate_series(1, 10) AS t(x) WHERE x % 2 == 0

SELECT list_sort(l), l[#1], #1 FROM t

FROM t SELECT * ORDER BY ALL

SELECT TRY(log(0)), GROUPING(a), GROUPING_ID(a, b) FROM t GROUP BY a, b

FROM a JOIN b USING (id) SELECT a.x, count(*) GROUP BY ALL

SELECT a.b.c.d, "x y".z FROM a.b.c

CREATE TABLE t AS SELECT * FROM s LIMIT 0

CREATE PERSISTENT SECRET (TYPE gcs)

SELECT * FROM query('SELECT 1'), query_table('t')

FROM query_table(['a', 'b'])

SELECT a FROM t ORDER BY a COLLATE NOCASE, b NULLS FIRST FETCH FIRST 3 ROWS ONLY

ALTER DATABASE d RENAME TO e

CREATE TABLE t (a INT, b INT) PARTITIONED BY (a)

SELECT (SELECT max(x) FROM t), ARRAY(SELECT 1), ARRAY[1, 2], [] FROM t

SELECT COLUMNS(t.*) + 1, COLUMNS(t.* EXCLUDE (a))::VARCHAR FROM t

SELECT * REPLACE (a / 1000 AS a, upper(b) AS b), * RENAME a AS z FROM t

SELECT t.*, s.* EXCLUDE (id) FROM t, s
