WITH 1 AS x SELECT a + x AS y, y * 2 FROM t FINAL SAMPLE 1 / 10 PREWHERE a > 1 WHERE b IN (1, 2) LIMIT 2 BY a LIMIT 5 SETTINGS max_threads = 1 FORMAT JSON
SELECT a, x FROM t LEFT ARRAY JOIN list AS x GLOBAL ANY LEFT JOIN u USING (id)
SELECT quantile(0.9)(a), arrayMap((x, y) -> x + y, l, m), a ? 1 : 2, t.1, {p:UInt8} FROM t ORDER BY a WITH FILL FROM 1 TO 9 STEP 2
SELECT a, count() FROM t GROUP BY a WITH TOTALS
SELECT * EXCEPT (a) REPLACE (b + 1 AS b), COLUMNS('x') FROM t
CREATE TABLE t (a UInt8, b Array(Nullable(String))) ENGINE = MergeTree ORDER BY a SETTINGS index_granularity = 8192
CREATE MATERIALIZED VIEW v TO t AS SELECT a FROM u
INSERT INTO t (a, b) VALUES (1, 2) (3, 4)
SELECT * EXCEPT (a) APPLY (sum), COLUMNS('^b') APPLY quantile(0.9), * APPLY(x -> toString(x)) FROM t
SELECT COLUMNS(a, b) EXCEPT a, json.a.b.:Int64, json.^a, json.list[].x FROM t
SELECT * FROM {tbl:Identifier} WHERE a = {x:UInt8}
SELECT * FROM remote('host', db.t), cluster('c', db, u), url('http://x', CSV, 'a String')
INSERT INTO FUNCTION remote('h', db.t) SELECT * FROM u
INSERT INTO TABLE FUNCTION file('x.csv', CSV) PARTITION BY a SELECT a FROM u
INSERT INTO t FROM INFILE 'x.csv' COMPRESSION 'gzip' FORMAT CSV
DELETE FROM t ON CLUSTER c IN PARTITION 1 WHERE a = 1
SELECT a FROM t INTO OUTFILE 'x.gz' APPEND AND STDOUT COMPRESSION 'gzip' LEVEL 3 FORMAT TSV
SELECT a FROM t UNION ALL SELECT b FROM u UNION SELECT c FROM v
