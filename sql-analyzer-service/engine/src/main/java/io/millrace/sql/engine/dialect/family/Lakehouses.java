package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// Hive and what grew out of it: Spark, Databricks, Impala, Flink.
final class Lakehouses {
    private static final Clause[] EXPRESSIONS = {
        Clause.ARRAYS,
        Clause.LAMBDAS,
        Clause.ANGLE_TYPES,
        Clause.STRUCTS,
        Clause.REGEXP,
        Clause.WORD_OPERATORS,
        Clause.INTERVAL_EXPRESSION,
        Clause.ARGUMENT_ALIASES
    };

    static final Dialect HIVE =
            dialect("hive", Foundation.STANDARD)
                    .quotes("`", "'\"")
                    .prefixes("")
                    .parameters(
                            ParameterStyle.QUESTION,
                            ParameterStyle.DOLLAR_BRACES,
                            ParameterStyle.DOUBLE_BRACES)
                    .without(Trait.UNICODE_ESCAPES)
                    .with(
                            Trait.BACKSLASH_ESCAPES,
                            Trait.RETURN_ENDS_COMMENT,
                            Trait.NUMBER_SUFFIXES,
                            Trait.QUOTED_NAMES_FOLD,
                            Trait.NAMES_MAY_BEGIN_WITH_DIGITS)
                    .with(EXPRESSIONS)
                    .without(Clause.FETCH_FIRST, Clause.WITH_ORDINALITY, Clause.DEFAULT_VALUES)
                    .with(
                            Clause.LIMIT_COMMA,
                            Clause.LATERAL_VIEW,
                            Clause.SEMI_JOIN,
                            Clause.JOIN_WITHOUT_CONDITION,
                            Clause.OUTER_JOIN_WITHOUT_CONDITION,
                            Clause.SORT_BY,
                            Clause.FROM_FIRST,
                            Clause.MULTI_INSERT_FROM,
                            Clause.TRANSFORM,
                            Clause.SEVERAL_ALIASES,
                            Clause.MINUS,
                            Clause.WITH_ROLLUP,
                            Clause.STRING_ALIAS,
                            Clause.QUALIFY,
                            Clause.INSERT_OVERWRITE,
                            Clause.INSERT_INTO_TABLE,
                            Clause.INSERT_PARTITION,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.COPY)
                    .frees("ANY SOME OFFSET FETCH NATURAL")
                    .reserves("LATERAL")
                    .functionsOnly("IF MAP STRUCT ARRAY")
                    .aliasesWithAs(
                            """
                            LATERAL LIMIT CLUSTER DISTRIBUTE SORT QUALIFY SEMI ANTI MINUS TABLESAMPLE
                            INSERT OVERWRITE RLIKE REGEXP DIV
                            """)
                    .withoutParentheses("CURRENT_DATE CURRENT_TIMESTAMP CURRENT_USER")
                    .aggregates("collect_list collect_set percentile percentile_approx ntile")
                    .objects(
                            "CONNECTOR, MACRO, RESOURCE PLAN, INDEX, REMOTE DATABASE, APPLICATION, DATACONNECTOR")
                    .opaque(
                            """
                            ABORT, ADD, ALTER INDEX, ANALYZE, COMPACT, CREATE TEMPORARY FUNCTION,
                            CREATE TEMPORARY MACRO, DELETE JAR, DESC, DESCRIBE, DFS, EXPORT, IMPORT,
                            KILL, LIST, LOCK, MSCK, RELOAD, REPL, SHOW, UNLOCK, USE
                            """)
                    .modifiers("EXTERNAL MANAGED TRANSACTIONAL")
                    .with(Clause.TIME_TRAVEL)
                    .aliasesWithAs("FOR")
                    .build();

    static final Dialect IMPALA =
            dialect("impala", HIVE)
                    .with(Clause.INSERT_WITHOUT_INTO, Clause.ILIKE, Clause.STRAIGHT_JOIN)
                    .without(Clause.QUALIFY)
                    .opaque("COMPUTE, INVALIDATE, REFRESH, UPSERT, COMMENT")
                    .modelled("ALTER INDEX")
                    .with(Clause.PATHS_AS_TABLES)
                    .with(Clause.BRACKET_HINTS)
                    .with(
                            Clause.UPDATE_FROM,
                            Clause.DELETE_JOINS,
                            Clause.MERGE_STAR,
                            Clause.TIME_TRAVEL)
                    .opaque("OPTIMIZE")
                    .aliasesWithAs("FOR")
                    .build();

    static final Dialect SPARK =
            dialect("spark", HIVE)
                    .with(Trait.COMMENTS_CONTINUE)
                    .prefixes("rxb")
                    .parameters(
                            ParameterStyle.QUESTION,
                            ParameterStyle.COLON,
                            ParameterStyle.DOLLAR_BRACES,
                            ParameterStyle.DOUBLE_BRACES)
                    .with(
                            Clause.PIVOT,
                            Clause.DOUBLE_COLON_CAST,
                            Clause.JSON_COLON,
                            Clause.ILIKE,
                            Clause.GROUP_BY_ALL,
                            Clause.LATERAL_ALIASES,
                            Clause.STAR_EXCEPT,
                            Clause.STAR_EXCLUDE,
                            Clause.LIKE_ANY,
                            Clause.BARE_VALUES,
                            Clause.FILES_AS_TABLES,
                            Clause.TIME_TRAVEL,
                            Clause.ASOF_JOIN,
                            Clause.PIPES,
                            Clause.INSERT_BY_NAME,
                            Clause.INSERT_WITHOUT_INTO,
                            Clause.WITH_ORDINALITY,
                            Clause.CREATE_SELECT,
                            Clause.MERGE_STAR,
                            Clause.CHAINED_COMPARISONS)
                    .without(Clause.LIMIT_COMMA, Clause.QUALIFY)
                    .frees("QUALIFY")
                    .aliasesWithAs(
                            "PIVOT UNPIVOT EXCEPT INTERSECT ASOF VERSION TIMESTAMP OFFSET FOR NATURAL")
                    .frees("TIMESTAMP VERSION")
                    .aggregates(
                            """
                            approx_count_distinct approx_percentile bool_and bool_or count_if first
                            first_value kurtosis last last_value max_by mean median min_by mode
                            skewness try_avg try_sum
                            """)
                    .tableFunction("explode", "col")
                    .tableFunction("explode_outer", "col")
                    .tableFunction("posexplode", "pos", "col")
                    .tableFunction("posexplode_outer", "pos", "col")
                    .tableFunction("range", "id")
                    .objects("NAMESPACE, VARIABLE")
                    .opaque(
                            """
                            CACHE, CLEAR, COMMENT, CREATE OR REPLACE FUNCTION, CREATE OR REPLACE TEMPORARY FUNCTION,
                            DECLARE, REFRESH, RESET, SHOW, UNCACHE, UNSET, CREATE INDEX, VACUUM,
                            OPTIMIZE, RESTORE, REORG, CONVERT, APPLY, GENERATE
                            """)
                    .modifiers("STREAMING LIVE GLOBAL TEMPORARY TEMP")
                    .with(Clause.ALIASES_TWICE)
                    .values("col1")
                    .with(Clause.REPLACE_DEFINITION)
                    .with(Trait.NESTED_COMMENTS)
                    .build();

    static final Dialect DATABRICKS =
            dialect("databricks", SPARK)
                    .with(Clause.QUALIFY, Clause.STAR_REPLACE, Clause.REPLACE_INTO)
                    .without(Clause.REPLACE_INTO)
                    .aliasesWithAs("QUALIFY")
                    .objects(
                            """
                            CATALOG, CONNECTION, CREDENTIAL, EXTERNAL LOCATION, METASTORE, PROVIDER,
                            RECIPIENT, SHARE, STORAGE CREDENTIAL, VOLUME, EXTERNAL VOLUME,
                            FOREIGN CATALOG, SERVICE CREDENTIAL, POLICY
                            """)
                    .opaque("DENY, REPAIR, SYNC, UNDROP, CREATE FLOW, BEGIN")
                    .modelled("COPY")
                    .with(Clause.STREAMS)
                    .build();

    static final Dialect FLINK =
            dialect("flink", SPARK)
                    .without(Trait.BACKSLASH_ESCAPES, Trait.COMMENTS_CONTINUE)
                    .with(Clause.MATCH_RECOGNIZE, Clause.FETCH_FIRST, Clause.SIMILAR)
                    .without(Clause.LATERAL_VIEW, Clause.JSON_COLON, Clause.DOUBLE_COLON_CAST)
                    .without(Clause.STAR_EXCEPT, Clause.STAR_EXCLUDE, Clause.PIVOT)
                    .aliasesWithAs("MATCH_RECOGNIZE FETCH FOR")
                    .objects("CATALOG, MODEL")
                    .opaque("STOP, LOAD, UNLOAD, EXECUTE, ADD JAR, CREATE FUNCTION")
                    .opaque("COMPILE, CREATE TEMPORARY SYSTEM FUNCTION, END, STATEMENT")
                    .without(Trait.NESTED_COMMENTS)
                    .build();

    private Lakehouses() {}
}
