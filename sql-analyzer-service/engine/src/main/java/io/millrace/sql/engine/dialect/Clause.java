package io.millrace.sql.engine.dialect;

/// Clauses that some dialects have and others lack. The parser asks the dialect before it reads
/// one; where the clause is missing, its first word is an ordinary, unexpected word.
public enum Clause {
    // ---- the select list
    /// `SELECT DISTINCT ON (…)`
    DISTINCT_ON,
    /// `SELECT` without anything, as `SELECT FROM t`
    EMPTY_SELECT,
    /// `SELECT TOP 5 …`
    TOP,
    /// `SELECT … INTO table`
    SELECT_INTO,
    /// `SELECT … INTO @variable`, `INTO OUTFILE '…'`
    INTO_VARIABLES,
    /// `* EXCEPT (a)`
    STAR_EXCEPT,
    /// `* EXCLUDE (a)`
    STAR_EXCLUDE,
    /// `* REPLACE (x AS a)`
    STAR_REPLACE,
    /// `* RENAME (a AS b)`
    STAR_RENAME,
    /// `* LIKE 'a%'`, `* ILIKE 'a%'`
    STAR_LIKE,
    /// `* APPLY (sum)`, also after COLUMNS
    STAR_APPLY,
    /// `COLUMNS(…)`, `COLUMNS('…')`
    COLUMNS_CALL,
    /// `SELECT alias = x`
    ALIAS_BY_EQUALS,
    /// `SELECT alias: x`
    ALIAS_BY_COLON,
    /// `SELECT x AS 'alias'`
    STRING_ALIAS,
    /// `SELECT x AS (a, b)`
    SEVERAL_ALIASES,
    /// a comma before FROM
    TRAILING_COMMA,
    /// a comma too many in any list
    TRAILING_COMMA_ANYWHERE,
    /// `SELECT AS STRUCT …`, `SELECT AS VALUE …`
    SELECT_AS_STRUCT,
    /// `SELECT TRANSFORM (…) USING '…'`
    TRANSFORM,
    /// a select list that names its own earlier aliases
    LATERAL_ALIASES,
    /// the same, with aliases that hide columns, and are known before they are given
    LATERAL_ALIASES_FIRST,
    /// the same, where no relation can have a column of that name
    LATERAL_ALIASES_LAST,
    /// WHERE, GROUP BY and HAVING that name aliases of the select list
    ALIASES_EVERYWHERE,
    /// `SELECT STRAIGHT_JOIN SQL_CALC_FOUND_ROWS …`
    SELECT_OPTIONS,
    /// `DELETE … WHERE CURRENT OF cursor`
    CURRENT_OF,

    // ---- the clauses of a query
    /// `FROM t SELECT …`, `FROM t`
    FROM_FIRST,
    /// `FROM t INSERT … INSERT …`
    MULTI_INSERT_FROM,
    /// `FROM t |> WHERE … |> …`
    PIPES,
    QUALIFY,
    PREWHERE,
    /// `START WITH … CONNECT BY …`
    CONNECT_BY,
    /// `MODEL …`
    MODEL,
    /// `HAVING … GROUP BY …`
    HAVING_BEFORE_GROUP_BY,
    /// `GROUP BY a DESC`
    GROUP_BY_DIRECTION,
    /// `LIMIT 5 ROWS EXAMINED 100`
    ROWS_EXAMINED,
    /// `GROUP BY ALL`
    GROUP_BY_ALL,
    /// `GROUP BY GROUPING SETS ((a), ())`
    GROUPING_SETS,
    /// `GROUP BY a WITH ROLLUP`
    WITH_ROLLUP,
    /// `ORDER BY a NULLS LAST`
    NULLS_ORDER,
    /// SAMPLE after the conditions, `NORMALIZE ON MEETS OR OVERLAPS`, `EXPAND ON p AS q`
    ROWS_OF_PERIODS,
    /// `TIMESERIES slice AS '1 minute' OVER (…)`, `MATCH (… PATTERN …)`
    TIMESERIES,
    /// `ORDER BY a WITH FILL`
    WITH_FILL,
    /// `ORDER SIBLINGS BY`
    ORDER_SIBLINGS,
    LIMIT,
    /// `LIMIT 5, 10`
    LIMIT_COMMA,
    /// `LIMIT 2 BY a`
    LIMIT_BY,
    /// `LIMIT 10 PERCENT`
    LIMIT_PERCENT,
    /// `FETCH FIRST n ROWS`
    FETCH_FIRST,
    OFFSET,
    /// `OFFSET 5` without a LIMIT before it
    OFFSET_ALONE,
    /// OFFSET only after ORDER BY, FETCH only after OFFSET
    OFFSET_AFTER_ORDER,
    /// `CLUSTER BY`, `DISTRIBUTE BY`, `SORT BY`
    SORT_BY,
    /// `SETTINGS a = 1`, `FORMAT x`
    SETTINGS,
    /// `OPTION (…)`
    OPTION,
    /// `FOR XML PATH`, `FOR JSON AUTO`, `FOR BROWSE`
    FOR_XML,
    /// `FOR UPDATE` and its like
    LOCKING,
    /// `LOCK IN SHARE MODE`
    LOCK_IN_SHARE_MODE,
    /// `WITH UR`, `FOR READ ONLY`
    ISOLATION,
    /// `USING SAMPLE`
    USING_SAMPLE,
    MINUS,
    /// `UNION BY NAME`, `CORRESPONDING`
    SET_BY_NAME,
    /// UNION only with ALL or DISTINCT after it
    UNION_SAYS_WHICH,
    /// `EXCEPT ALL`, `INTERSECT ALL`
    SET_ALL,
    /// `TABLE t` as a query
    TABLE_COMMAND,
    /// `VALUES 1, 2`
    BARE_VALUES,
    /// `VALUES ROW(1, 2)`
    VALUES_ROW,
    /// `WITH x AS (expression)`, `WITH 1 AS x`
    WITH_EXPRESSION,
    /// `WITH FUNCTION f(…) …`
    WITH_FUNCTION,
    /// `WITH MUTUALLY RECURSIVE a (x int) AS (…)`
    MUTUALLY_RECURSIVE,
    /// `SEARCH DEPTH FIRST BY …`, `CYCLE …`
    SEARCH_CYCLE,
    WINDOW,

    // ---- FROM
    LATERAL,
    /// a derived table sees what stands before it without LATERAL, too
    LATERAL_UNSAID,
    /// `LATERAL VIEW f(x) t AS a`
    LATERAL_VIEW,
    TABLESAMPLE,
    /// `FROM t SAMPLE (10)`
    SAMPLE,
    /// `FROM t FINAL`
    FINAL,
    PIVOT,
    MATCH_RECOGNIZE,
    /// `CROSS APPLY f(x)`
    APPLY,
    /// `LEFT SEMI JOIN`, `ANTI JOIN`
    SEMI_JOIN,
    ASOF_JOIN,
    ARRAY_JOIN,
    /// `GLOBAL ANY LEFT JOIN`
    JOIN_STRICTNESS,
    STRAIGHT_JOIN,
    /// `INNER HASH JOIN`, `LEFT LOOKUP JOIN`
    JOIN_ALGORITHMS,
    /// `POSITIONAL JOIN`, `PASTE JOIN`
    POSITIONAL_JOIN,
    /// `a JOIN b` without a condition
    JOIN_WITHOUT_CONDITION,
    /// `a LEFT JOIN b` without a condition, where a join needs none
    OUTER_JOIN_WITHOUT_CONDITION,
    NATURAL_JOIN,
    /// `a JOIN b USING (c)`
    JOIN_USING,
    /// `JOIN [BROADCAST] b`, `INSERT INTO t [SHUFFLE]`
    BRACKET_HINTS,
    /// `USE INDEX (…)`, `INDEXED BY x`
    INDEX_HINTS,
    /// `FROM t@index`, `FROM t@{FORCE_INDEX=i}`
    INDEX_AT,
    /// `WITH (NOLOCK)`
    TABLE_HINTS,
    /// `FOR SYSTEM_TIME AS OF …`, `VERSION AS OF …`, `AT (…)`
    TIME_TRAVEL,
    /// `FROM STREAM t`, `FROM STREAM(t)`
    STREAMS,
    /// `FROM 'file.csv'`
    FILES_AS_TABLES,
    /// `FROM @stage/path`, `FROM @variable`
    LOCATIONS_AS_TABLES,
    /// `FROM t PARTITION (p)`
    PARTITION_SELECTION,
    /// one alias for two relations of one FROM, as long as nobody refers to it
    ALIASES_TWICE,
    /// `FROM t, t.items AS i`: the elements of a column
    PATHS_AS_TABLES,
    /// a relation's name as a value: its whole row
    WHOLE_ROWS,
    /// `UNNEST(x) WITH OFFSET`
    WITH_OFFSET,
    WITH_ORDINALITY,
    /// `FROM ONLY t`
    ONLY,
    /// `(a, b)` in FROM
    COMMA_IN_PARENTHESES,
    /// a comma in FROM is a join: ON sees every relation before it
    COMMA_IS_A_JOIN,
    /// `FROM t@link`
    DATABASE_LINKS,
    /// `FROM (MERGE … OUTPUT …) AS t`, `FROM FINAL TABLE (INSERT …)`
    CHANGES_AS_TABLES,
    /// `t PARTITION BY (a) RIGHT JOIN u`
    PARTITIONED_JOIN,
    /// `FROM (SELECT … WITH CHECK OPTION)`
    SUBQUERY_RESTRICTION,
    /// `FROM { OJ t LEFT JOIN u ON … }`
    ODBC_JOIN,
    /// a table's name whose parts may be joined by hyphens
    DASHED_NAMES,
    /// `JSON_TABLE(… COLUMNS …)`, `OPENJSON(…) WITH (…)`
    TABLE_CONSTRUCTORS,
    /// `FROM remote('host', db.t)`: names among the arguments are those of tables and formats
    NAMES_AS_ARGUMENTS,
    /// `t AS VALUES …`, `alias: t`
    RELATION_ALIAS_BY_COLON,

    // ---- expressions
    /// `x::type`
    DOUBLE_COLON_CAST,
    ILIKE,
    /// `a SIMILAR TO b`
    SIMILAR,
    /// `ARRAY[…]`, `a[1]`
    ARRAYS,
    /// `[1, 2]`
    BARE_ARRAYS,
    /// `{'a': 1}`
    BRACES,
    /// `x -> x + 1`
    LAMBDAS,
    /// `a:b.c`
    JSON_COLON,
    /// `RLIKE`, `REGEXP`, `GLOB`, `MATCH`
    REGEXP,
    /// `DIV`, `MOD`, `XOR`
    WORD_OPERATORS,
    /// `||` is OR
    PIPES_AS_OR,
    /// `INTERVAL n DAY`, `INTERVAL (n) DAY`
    INTERVAL_EXPRESSION,
    /// `INTERVAL '…'` alone, `INTERVAL '1 day'`
    INTERVAL_STRING,
    /// `a = ANY (SELECT …)`
    QUANTIFIED_COMPARISONS,
    /// `EXTRACT(YEAR FROM a)`, `POSITION(a IN b)`, `SUBSTRING(a FROM 1 FOR 2)`
    SPELT_CALLS,
    /// `f(SELECT …)` without parentheses of the query's own
    QUERY_ARGUMENTS,
    /// `a = b = c`
    CHAINED_COMPARISONS,
    /// `c ? a : b`
    TERNARY,
    /// `x (+)`
    OUTER_MARK,
    /// `PRIOR x`, `CONNECT_BY_ROOT x`
    PRIOR,
    /// `aggregate(…) FILTER (WHERE …)`
    AGGREGATE_FILTER,
    /// `aggregate(…) FILTER (condition)`
    FILTER_WITHOUT_WHERE,
    /// `json.a.:Int64`, `json.^a`, `json.a[].b`
    JSON_SUBCOLUMNS,
    /// `x := 1` in an expression
    ASSIGNMENT_EXPRESSION,
    /// `NULLS`-free sorting by `USING >`
    SORT_USING,
    /// `IN x` without parentheses
    IN_WITHOUT_PARENTHESES,
    /// `IN ()`
    EMPTY_IN,
    /// `x IS y`
    IS_ANYTHING,
    /// `ISNULL`, `NOTNULL` after an operand
    POSTFIX_NULL_TESTS,
    /// `f(a)(b)`
    CURRIED_CALLS,
    /// `tuple.1`
    TUPLE_INDEX,
    /// generic types: `ARRAY<INT>`
    ANGLE_TYPES,
    /// strings that follow each other are one
    ADJACENT_STRINGS,
    /// `STRUCT<a INT>(1)`, `STRUCT(1 AS a)`
    STRUCTS,
    /// `x (FORMAT 'y')`, `x (INTEGER)`: a type or a format after an operand
    FORMAT_SUFFIX,
    /// `p MEETS q`, `p CONTAINS q`, `p P_INTERSECT q`
    PERIODS,
    /// `f(ON t PARTITION BY a USING b('c'))`
    OPERATOR_TABLES,
    /// `f(x) EMITS (a INT)`
    EMITS,
    /// aliases among a call's arguments
    ARGUMENT_ALIASES,
    /// `x DAYS`
    DURATIONS,
    /// `a EQ b`, `a NE b`
    WORD_COMPARISONS,
    /// `VALUES BETWEEN 1 AND 9 WITH STEP 2`
    VALUES_BETWEEN,
    /// `PREFERRING HIGH a`
    PREFERRING,
    /// `APPROXIMATE count(DISTINCT a)`
    APPROXIMATE,
    /// `NEXT VALUE FOR s`
    NEXT_VALUE,
    /// `PREVIOUS VALUE FOR s`
    PREVIOUS_VALUE,
    /// `type::Method(x)`
    STATIC_METHODS,
    /// `a IS A SET`, `a LIKEC b`, `a MULTISET UNION b`, `CURSOR (SELECT …)`, `(a - b) DAY TO
    /// SECOND`
    OBJECT_CONDITIONS,
    /// `MATCH (a) AGAINST ('x')`
    MATCH_AGAINST,
    /// `x LIKE ANY ('a', 'b')`
    LIKE_ANY,
    /// `DATE` as a name of the current date and others without parentheses
    TEMPORAL_NAMES,
    /// `CAST(x AS type FORMAT '…')`
    CAST_FORMAT,

    // ---- statements
    /// `INSERT … ON CONFLICT`
    ON_CONFLICT,
    /// `INSERT INTO t DEFAULT VALUES`
    DEFAULT_VALUES,
    /// `INSERT OR REPLACE`, `UPDATE OR IGNORE`
    CHANGE_OR,
    /// `UPDATE t SET (a, b) = (…)`
    ROW_ASSIGNMENT,
    /// `WHEN MATCHED THEN UPDATE SET *`
    MERGE_STAR,
    /// `WHEN MATCHED THEN UPDATE SET … WHERE …`
    MERGE_WHERE,
    /// `MERGE INTO t USING u USING (a)`
    MERGE_USING,
    TRUNCATE,
    /// `TRUNCATE t` without TABLE
    TRUNCATE_ALONE,
    /// `DROP TABLE a, b`
    DROP_LIST,
    /// `INSERT … ON DUPLICATE KEY UPDATE`
    ON_DUPLICATE_KEY,
    /// `INSERT INTO t (a, b) VALUES (1, a + 1)`: a row sees the columns that it fills
    ROWS_SEE_TARGET,
    /// `INSERT OVERWRITE`
    INSERT_OVERWRITE,
    /// `REPLACE INTO t`
    REPLACE_INTO,
    /// `INSERT t …`
    INSERT_WITHOUT_INTO,
    /// `INSERT INTO TABLE t`
    INSERT_INTO_TABLE,
    /// `INSERT … PARTITION (…)`
    INSERT_PARTITION,
    /// `INSERT INTO FUNCTION f(…)`, `INSERT INTO FILES (…)`: a function to be written to
    INSERT_INTO_FUNCTION,
    /// `INSERT INTO t PARTITION (p) WITH LABEL l`, where partitions are no columns
    INSERT_LABEL,
    /// `INSERT … BY NAME`, `INSERT … BY POSITION`
    INSERT_BY_NAME,
    /// `INSERT … SET a = 1`
    INSERT_SET,
    /// `INSERT ALL INTO … INTO … SELECT`
    INSERT_ALL,
    /// `INSERT LOW_PRIORITY IGNORE`
    DML_PRIORITY,
    RETURNING,
    OUTPUT,
    UPDATE,
    UPDATE_FROM,
    UPDATE_JOINS,
    UPDATE_LIMIT,
    /// `UPDATE t FOR PORTION OF p FROM x TO y`
    PORTION,
    /// `INSERT INTO (SELECT …)`, `INSERT INTO TABLE (SELECT …)`
    INSERT_INTO_QUERY,
    /// `RETURNING OLD.a, NEW.b`
    OLD_AND_NEW,
    DELETE,
    DELETE_USING,
    DELETE_JOINS,
    /// `DELETE HISTORY FROM t BEFORE SYSTEM_TIME x`
    DELETE_HISTORY,
    /// `DELETE t WHERE …`
    DELETE_WITHOUT_FROM,
    MERGE,
    DML_IN_WITH,
    COPY,
    /// `CREATE TABLE t SELECT …`
    CREATE_SELECT,
    /// `USE x` means a database that has schemas, not a schema
    USE_DATABASE,
    /// statements without semicolons between them
    UNSEPARATED_STATEMENTS,
    /// `GO` on a line of its own
    GO,
    /// `DELIMITER //`
    DELIMITER,
    /// `REPLACE VIEW v …`, `REPLACE TABLE t …`
    REPLACE_DEFINITION,
    /// `UPDATE t … ALL`, `DELETE t ALL`, `UPDATE … ELSE INSERT …`
    CHANGE_ALL,
    /// `INSERT INTO t (1, 2)`, values without the word
    VALUES_UNSAID,
    /// SEL, INS, UPD, DEL, MER
    ABBREVIATIONS,
    /// `LOCKING ROW FOR ACCESS SELECT …`
    LOCKING_REQUEST,
    /// `BEGIN … END` around statements
    BLOCKS
}
