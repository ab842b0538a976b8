SELECT a FROM t TEMPORARY PARTITION (p1)
SELECT map{'a': 1}, map<int, string>{1: 'x'}, lag(a IGNORE NULLS, 1) OVER (ORDER BY b) FROM t
INSERT INTO FILES ('path' = 's3://b', 'format' = 'parquet') SELECT * FROM t
INSERT INTO t PROPERTIES ('x' = 'y') SELECT * FROM u
