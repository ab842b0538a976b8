SELECT TOP 5 a, approximate count(DISTINCT b) FROM #t QUALIFY row_number() OVER (ORDER BY a) = 1
SELECT a + 1 AS b, b + 1 AS c FROM t
COPY t (a) FROM 's3://x' IAM_ROLE 'y' CSV
UNLOAD ('SELECT 1') TO 's3://x' IAM_ROLE 'y'
CREATE TABLE t (a int ENCODE zstd DISTKEY SORTKEY) DISTSTYLE KEY
DELETE t USING u WHERE t.id = u.id
