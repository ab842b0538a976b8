WITH 1 AS x SELECT a + x AS y, y * 2 FROM t FINAL SAMPLE 1 / 10 PREWHERE a > 1 WHERE b IN (1, 2) LIMIT 2 BY a LIMIT 5 SETTINGS max_threads = 1 FORMAT JSON
SELECT a, x FROM t LEFT ARRAY JOIN list AS x GLOBAL ANY LEFT JOIN u USING (id)
SELECT quantile(0.9)(a), arrayMap((x, y) -> x + y, l, m), a ? 1 : 2, t.1, {p:UInt8} FROM t ORDER BY a WITH FILL FROM 1 TO 9 STEP 2
SELECT a, count() FROM t GROUP BY a WITH TOTALS
SELECT * EXCEPT (a) REPLACE (b + 1 AS b), COLUMNS('x') FROM t
CREATE TABLE t (a UInt8, b Array(Nullable(String))) ENGINE = MergeTree ORDER BY a SETTINGS index_granularity = 8192
CREATE MATERIALIZED VIEW v TO t AS SELECT a FROM u
INSERT INTO t (a, b) VALUES (1, 2) (3, 4)
