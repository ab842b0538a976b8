package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// SQLite and ClickHouse.
final class Embedded {
    static final Dialect SQLITE =
            dialect("sqlite", Foundation.STANDARD)
                    .quotes("\"`[", "'")
                    .prefixes("x")
                    .parameters(
                            ParameterStyle.QUESTION,
                            ParameterStyle.COLON,
                            ParameterStyle.AT,
                            ParameterStyle.DOLLAR_NAME)
                    .without(Trait.UNICODE_ESCAPES)
                    .with(Trait.QUOTED_NAMES_FOLD, Trait.FLAT_COMMENTS)
                    .without(
                            Clause.QUANTIFIED_COMPARISONS,
                            Clause.SPELT_CALLS,
                            Clause.QUERY_ARGUMENTS,
                            Clause.TRUNCATE,
                            Clause.DROP_LIST,
                            Clause.GROUPING_SETS,
                            Clause.OFFSET_ALONE,
                            Clause.FETCH_FIRST,
                            Clause.LATERAL,
                            Clause.TABLESAMPLE,
                            Clause.ARRAYS,
                            Clause.MERGE,
                            Clause.SET_ALL,
                            Clause.TABLE_COMMAND,
                            Clause.WITH_ORDINALITY,
                            Clause.INTERVAL_STRING,
                            Clause.SEARCH_CYCLE)
                    .with(
                            Clause.LIMIT_COMMA,
                            Clause.JOIN_WITHOUT_CONDITION,
                            Clause.OUTER_JOIN_WITHOUT_CONDITION,
                            Clause.INDEX_HINTS,
                            Clause.STRING_ALIAS,
                            Clause.ALIASES_EVERYWHERE,
                            Clause.REGEXP,
                            Clause.CHAINED_COMPARISONS,
                            Clause.IN_WITHOUT_PARENTHESES,
                            Clause.EMPTY_IN,
                            Clause.IS_ANYTHING,
                            Clause.POSTFIX_NULL_TESTS,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.COMMA_IS_A_JOIN,
                            Clause.ON_CONFLICT,
                            Clause.REPLACE_INTO,
                            Clause.CHANGE_OR,
                            Clause.RETURNING,
                            Clause.UPDATE_FROM,
                            Clause.UPDATE_LIMIT,
                            Clause.BLOCKS)
                    .reserves("LIMIT ISNULL NOTNULL DEFAULT COLLATE ESCAPE")
                    .frees("ANY SOME FULL BY FALSE TRUE END COLLATE")
                    .aliasesWithAs("FULL")
                    .functionsOnly("GLOB REGEXP MATCH REPLACE")
                    .frees("MATCH REPLACE REGEXP GLOB")
                    .reserves("END BY")
                    .frees("BY END")
                    .reserves("END")
                    .aliasesWithAs(
                            "INDEXED COLLATE LIMIT MATCH REGEXP GLOB SET ESCAPE BY RETURNING")
                    .withoutParentheses("CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP")
                    .aggregates("group_concat total json_group_array json_group_object")
                    .tableFunction(
                            "json_each",
                            "key",
                            "value",
                            "type",
                            "atom",
                            "id",
                            "parent",
                            "fullkey",
                            "path")
                    .tableFunction(
                            "json_tree",
                            "key",
                            "value",
                            "type",
                            "atom",
                            "id",
                            "parent",
                            "fullkey",
                            "path")
                    .systemColumns("rowid", "oid", "_rowid_")
                    .withoutObjects(
                            "CATALOG, DATABASE, DOMAIN, FUNCTION, PROCEDURE, ROLE, SCHEMA,"
                                    + " SEQUENCE, TYPE, USER")
                    .objects("TRIGGER")
                    .opaque(
                            """
                            ANALYZE, ATTACH, CREATE TRIGGER, CREATE TEMP TRIGGER, CREATE TEMPORARY TRIGGER,
                            CREATE VIRTUAL TABLE, DETACH, END, PRAGMA, REINDEX, VACUUM
                            """)
                    .modelled(
                            "CREATE FUNCTION, CREATE PROCEDURE, ALTER FUNCTION, GRANT, REVOKE, CALL, SET, RESET,"
                                    + " DECLARE, FETCH, OPEN, CLOSE, PREPARE, EXECUTE, DEALLOCATE, START TRANSACTION")
                    .modifiers("TEMP TEMPORARY VIRTUAL")
                    .with(Clause.ALIASES_TWICE)
                    .build();

    static final Dialect CLICKHOUSE =
            dialect("clickhouse", Foundation.STANDARD)
                    .quotes("\"`", "'")
                    .prefixes("xb")
                    .parameters(
                            ParameterStyle.QUESTION,
                            ParameterStyle.TYPED_BRACES,
                            ParameterStyle.DOUBLE_BRACES)
                    .folds(CaseFolding.NONE, CaseFolding.NONE)
                    .without(Trait.UNICODE_ESCAPES)
                    .with(Trait.BACKSLASH_ESCAPES, Trait.HASH_COMMENTS, Trait.DOLLAR_STRINGS)
                    .with(Trait.BACKSLASHES_IN_NAMES)
                    .with(
                            Clause.DISTINCT_ON,
                            Clause.TOP,
                            Clause.QUALIFY,
                            Clause.PREWHERE,
                            Clause.SAMPLE,
                            Clause.FINAL,
                            Clause.ARRAY_JOIN,
                            Clause.ASOF_JOIN,
                            Clause.SEMI_JOIN,
                            Clause.JOIN_STRICTNESS,
                            Clause.POSITIONAL_JOIN,
                            Clause.JOIN_WITHOUT_CONDITION,
                            Clause.OUTER_JOIN_WITHOUT_CONDITION,
                            Clause.LIMIT_COMMA,
                            Clause.LIMIT_BY,
                            Clause.WITH_ROLLUP,
                            Clause.WITH_FILL,
                            Clause.WITH_EXPRESSION,
                            Clause.SETTINGS,
                            Clause.INTO_VARIABLES,
                            Clause.GROUP_BY_ALL,
                            Clause.STAR_EXCEPT,
                            Clause.STAR_REPLACE,
                            Clause.COLUMNS_CALL,
                            Clause.LATERAL_ALIASES,
                            Clause.LATERAL_ALIASES_FIRST,
                            Clause.ALIASES_EVERYWHERE,
                            Clause.STRING_ALIAS,
                            Clause.TRAILING_COMMA,
                            Clause.FROM_FIRST,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.DOUBLE_COLON_CAST,
                            Clause.ILIKE,
                            Clause.BARE_ARRAYS,
                            Clause.BRACES,
                            Clause.LAMBDAS,
                            Clause.REGEXP,
                            Clause.WORD_OPERATORS,
                            Clause.INTERVAL_EXPRESSION,
                            Clause.TERNARY,
                            Clause.CURRIED_CALLS,
                            Clause.TUPLE_INDEX,
                            Clause.ARGUMENT_ALIASES,
                            Clause.IN_WITHOUT_PARENTHESES,
                            Clause.CHAINED_COMPARISONS,
                            Clause.EMPTY_IN,
                            Clause.INSERT_INTO_TABLE,
                            Clause.UPDATE_LIMIT)
                    .without(Clause.MERGE, Clause.LATERAL, Clause.TABLESAMPLE, Clause.SEARCH_CYCLE)
                    .without(Clause.DEFAULT_VALUES, Clause.ROW_ASSIGNMENT)
                    .without(Clause.TABLE_COMMAND)
                    .frees(
                            """
                            ALL ANY BY BETWEEN CASE CAST CREATE DELETE DISTINCT DROP ELSE EXCEPT EXISTS
                            FALSE INSERT INTERSECT SET SOME TABLE TRUE TRUNCATE UPDATE VALUES WHEN OUTER
                            NULL THEN END LEFT RIGHT
                            """)
                    .reserves("NULL CASE WHEN THEN ELSE END DISTINCT EXCEPT INTERSECT")
                    .functionsOnly("LEFT RIGHT BETWEEN CAST EXISTS TRUNCATE ALL")
                    .aliasesWithAs(
                            """
                            ALL ANTI ANY ARRAY ASOF CROSS FINAL FORMAT FULL GLOBAL INNER JOIN LEFT LIMIT
                            NATURAL OUTER PASTE PREWHERE QUALIFY RIGHT SAMPLE SEMI SETTINGS VALUES WITH
                            ILIKE DIV MOD SET BETWEEN IS LIKE
                            """)
                    .functionsOnly("FULL CROSS INNER JOIN ARRAY")
                    .aggregates(
                            """
                            any anylast argmax argmin avgweighted groupArray groupUniqArray uniq uniqexact
                            uniqcombined uniqhll12 quantile quantiles quantileexact quantiletdigest median
                            sumif countif avgif minif maxif anyif topk summap grouparray groupuniqarray
                            grouparrayinsertat groupbitand groupbitor groupbitxor sumwithoverflow stddevpop
                            stddevsamp varpop varsamp covarpop covarsamp sequencematch sequencecount
                            windowfunnel retention simplelinearregression first_value last_value
                            """)
                    .objects(
                            """
                            DICTIONARY, NAMED COLLECTION, PROFILE, QUOTA, SETTINGS PROFILE, WORKLOAD,
                            RESOURCE, SETTING_NAME, ROW POLICY
                            """)
                    .opaque(
                            """
                            ATTACH, BACKUP, CHECK, CREATE OR REPLACE DICTIONARY, DESC, DESCRIBE, DETACH,
                            EXCHANGE, EXISTS, KILL, OPTIMIZE, RESTORE, SHOW, SYSTEM, UNDROP, USE, WATCH,
                            MOVE, CREATE FUNCTION, ALTER QUOTA
                            """)
                    .modifiers("TEMPORARY LIVE WINDOW")
                    .with(Clause.STAR_APPLY, Clause.JSON_SUBCOLUMNS)
                    .with(Clause.INSERT_INTO_FUNCTION)
                    .values("c1")
                    .with(Clause.NAMES_AS_ARGUMENTS)
                    .build();

    private Embedded() {}
}
