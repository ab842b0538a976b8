package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// The warehouses of the cloud that share no ancestor: Snowflake and BigQuery.
final class Warehouses {
    static final Dialect SNOWFLAKE =
            dialect("snowflake", Foundation.STANDARD)
                    .prefixes("x")
                    .parameters(
                            ParameterStyle.QUESTION,
                            ParameterStyle.COLON,
                            ParameterStyle.STAGE,
                            ParameterStyle.DOLLAR_NUMBER,
                            ParameterStyle.DOLLAR_NAME,
                            ParameterStyle.AMPERSAND,
                            ParameterStyle.DOUBLE_BRACES)
                    .folds(CaseFolding.UPPER, CaseFolding.UPPER)
                    .without(Trait.UNICODE_ESCAPES)
                    .with(Trait.BACKSLASH_ESCAPES, Trait.DOLLAR_STRINGS, Trait.SLASH_COMMENTS)
                    .with(
                            Clause.TOP,
                            Clause.USE_DATABASE,
                            Clause.QUALIFY,
                            Clause.PIVOT,
                            Clause.MATCH_RECOGNIZE,
                            Clause.CONNECT_BY,
                            Clause.PRIOR,
                            Clause.SAMPLE,
                            Clause.TIME_TRAVEL,
                            Clause.ASOF_JOIN,
                            Clause.JOIN_WITHOUT_CONDITION,
                            Clause.OUTER_JOIN_WITHOUT_CONDITION,
                            Clause.STAR_EXCLUDE,
                            Clause.STAR_REPLACE,
                            Clause.STAR_RENAME,
                            Clause.STAR_LIKE,
                            Clause.GROUP_BY_ALL,
                            Clause.LATERAL_ALIASES,
                            Clause.ALIASES_EVERYWHERE,
                            Clause.MINUS,
                            Clause.SET_BY_NAME,
                            Clause.LOCATIONS_AS_TABLES,
                            Clause.FILES_AS_TABLES,
                            Clause.BARE_VALUES,
                            Clause.INTO_VARIABLES,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.DOUBLE_COLON_CAST,
                            Clause.JSON_COLON,
                            Clause.ILIKE,
                            Clause.LIKE_ANY,
                            Clause.REGEXP,
                            Clause.BARE_ARRAYS,
                            Clause.BRACES,
                            Clause.LAMBDAS,
                            Clause.OUTER_MARK,
                            Clause.TRAILING_COMMA,
                            Clause.ARGUMENT_ALIASES,
                            Clause.PIPES,
                            Clause.INSERT_OVERWRITE,
                            Clause.INSERT_ALL,
                            Clause.UPDATE_FROM,
                            Clause.DELETE_USING,
                            Clause.COPY,
                            Clause.BLOCKS)
                    .without(Clause.PIPES, Clause.TABLE_COMMAND, Clause.DEFAULT_VALUES)
                    .frees("ASC BETWEEN DELETE DROP EXISTS TRUNCATE UPDATE INSERT SET VALUES END")
                    .functionsOnly("DELETE UPDATE INSERT SET VALUES EXISTS BETWEEN")
                    .reserves("QUALIFY START CONNECT MINUS SAMPLE TABLESAMPLE ILIKE RLIKE REGEXP")
                    .frees("START")
                    .functionsOnly("REGEXP RLIKE")
                    .aliasesWithAs(
                            """
                            PIVOT UNPIVOT MATCH_RECOGNIZE ASOF AT BEFORE LIMIT START CONNECT CHANGES
                            EXCLUDE RENAME FETCH OFFSET
                            """)
                    .aggregates(
                            """
                            approx_count_distinct approx_percentile array_union_agg booland_agg
                            boolor_agg boolxor_agg count_if hash_agg kurtosis max_by median min_by
                            mode object_agg skew array_unique_agg bitand_agg bitor_agg bitxor_agg
                            """)
                    .tableFunction("flatten", "SEQ", "KEY", "PATH", "INDEX", "VALUE", "THIS")
                    .objects(
                            """
                            ACCOUNT, AGGREGATION POLICY, ALERT, API INTEGRATION, APPLICATION,
                            APPLICATION PACKAGE, APPLICATION ROLE, AUTHENTICATION POLICY,
                            CATALOG INTEGRATION, COMPUTE POOL, CONNECTION, CORTEX SEARCH SERVICE,
                            DATABASE ROLE, DATASET, EXTERNAL ACCESS INTEGRATION, EXTERNAL FUNCTION,
                            EXTERNAL VOLUME, FAILOVER GROUP, FEATURE POLICY, FILE FORMAT, GIT REPOSITORY,
                            IMAGE REPOSITORY, INTEGRATION, JOIN POLICY, LISTING, MANAGED ACCOUNT,
                            MASKING POLICY, MODEL, MODEL MONITOR, NETWORK POLICY, NETWORK RULE,
                            NOTEBOOK, NOTIFICATION INTEGRATION, ORGANIZATION ACCOUNT, PACKAGES POLICY,
                            PASSWORD POLICY, PIPE, PRIVACY POLICY, PROJECTION POLICY, REPLICATION GROUP,
                            RESOURCE MONITOR, ROW ACCESS POLICY, SECRET, SECURITY INTEGRATION, SERVICE,
                            SESSION, SESSION POLICY, SHARE, STAGE, STORAGE INTEGRATION,
                            STORAGE LIFECYCLE POLICY, STREAMLIT, TAG, TASK, WAREHOUSE, DBT PROJECT,
                            MCP SERVER, CORTEX AGENT, AGENT, ORGANIZATION PROFILE, ORGANIZATION USER GROUP, CONTACT,
                            EVENT TABLE, USER PROGRAMMATIC ACCESS TOKEN, DATA METRIC FUNCTION, SNAPSHOT, SNAPSHOT SET,
                            SNAPSHOT POLICY, BACKUP SET, BACKUP POLICY, PROVISIONED THROUGHPUT, EXPERIMENT
                            """)
                    .opaque(
                            """
                            COMMENT, CREATE SECURE FUNCTION, CREATE OR REPLACE FUNCTION, DESC,
                            DESCRIBE, EXECUTE, GET, LIST, LS, PUT, REMOVE, RM, SHOW, UNDROP, UNSET,
                            USE, RETURN, LET, IF, FOR, WHILE, REPEAT, LOOP, RAISE, CASE, NULL, END,
                            CREATE OR REPLACE PROCEDURE, TABLE
                            """)
                    .modifiers(
                            """
                            GLOBAL LOCAL TEMP TEMPORARY VOLATILE TRANSIENT EXTERNAL ICEBERG DYNAMIC
                            HYBRID EVENT READ ONLY SECURE RECURSIVE SEMANTIC INTERACTIVE
                            """)
                    .values("COLUMN1")
                    .build();

    static final Dialect BIGQUERY =
            dialect("bigquery", Foundation.STANDARD)
                    .quotes("`", "'\"")
                    .prefixes("rb")
                    .parameters(
                            ParameterStyle.QUESTION,
                            ParameterStyle.AT,
                            ParameterStyle.DOUBLE_BRACES,
                            ParameterStyle.DOLLAR_BRACES)
                    .folds(CaseFolding.NONE, CaseFolding.LOWER)
                    .without(Trait.UNICODE_ESCAPES, Trait.DOLLAR_IN_NAMES)
                    .with(Trait.BACKSLASH_ESCAPES, Trait.TRIPLE_QUOTES, Trait.HASH_COMMENTS)
                    .with(Trait.FLAT_COMMENTS, Trait.RETURN_ENDS_COMMENT)
                    .with(Trait.BACKSLASHES_IN_NAMES)
                    .with(Trait.QUOTED_NAMES_FOLD)
                    .without(
                            Clause.FETCH_FIRST,
                            Clause.LATERAL,
                            Clause.DEFAULT_VALUES,
                            Clause.ROW_ASSIGNMENT,
                            Clause.OFFSET_ALONE,
                            Clause.SET_ALL,
                            Clause.TABLE_COMMAND,
                            Clause.WITH_ORDINALITY,
                            Clause.SEARCH_CYCLE)
                    .with(
                            Clause.QUALIFY,
                            Clause.PIVOT,
                            Clause.PIPES,
                            Clause.FROM_FIRST,
                            Clause.MATCH_RECOGNIZE,
                            Clause.GROUP_BY_ALL,
                            Clause.STAR_EXCEPT,
                            Clause.STAR_REPLACE,
                            Clause.SELECT_AS_STRUCT,
                            Clause.TRAILING_COMMA,
                            Clause.SET_BY_NAME,
                            Clause.ALIASES_EVERYWHERE,
                            Clause.WITH_OFFSET,
                            Clause.TIME_TRAVEL,
                            Clause.DASHED_NAMES,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.JOIN_WITHOUT_CONDITION,
                            Clause.BARE_ARRAYS,
                            Clause.BRACES,
                            Clause.LAMBDAS,
                            Clause.ANGLE_TYPES,
                            Clause.STRUCTS,
                            Clause.LIKE_ANY,
                            Clause.INTERVAL_EXPRESSION,
                            Clause.IN_WITHOUT_PARENTHESES,
                            Clause.ARGUMENT_ALIASES,
                            Clause.CAST_FORMAT,
                            Clause.CURRIED_CALLS,
                            Clause.INSERT_WITHOUT_INTO,
                            Clause.UPDATE_FROM,
                            Clause.DELETE_WITHOUT_FROM,
                            Clause.COPY,
                            Clause.BLOCKS)
                    .frees("DELETE DROP INSERT SET UPDATE VALUES TRUNCATE TABLE OFFSET FOR")
                    .functionsOnly("TABLE")
                    .reserves("QUALIFY LIMIT WINDOW UNNEST INTERVAL")
                    .functionsOnly("INTERVAL STRUCT ARRAY IF")
                    .frees("UNNEST")
                    .aliasesWithAs(
                            "FOR PIVOT UNPIVOT MATCH_RECOGNIZE TABLESAMPLE OFFSET SET LIMIT WITH")
                    .aggregates(
                            """
                            approx_count_distinct approx_quantiles approx_top_count approx_top_sum
                            array_concat_agg count_if countif hll_count.init logical_and logical_or
                            max_by min_by
                            """)
                    .withoutParentheses("CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP")
                    .tableFunction("unnest")
                    .objects(
                            """
                            ASSIGNMENT, BI_CAPACITY, CAPACITY, CONNECTION, EXTERNAL SCHEMA, MODEL,
                            ORGANIZATION, PROJECT, RESERVATION, ROW ACCESS POLICY, SEARCH INDEX,
                            SNAPSHOT TABLE, TABLE FUNCTION, VECTOR INDEX, DATA_POLICY, AGGREGATE FUNCTION
                            """)
                    .opaque(
                            """
                            ASSERT, CREATE MODEL, CREATE TABLE FUNCTION, CREATE TEMP FUNCTION,
                            CREATE TEMPORARY FUNCTION, CREATE OR REPLACE FUNCTION, CREATE OR REPLACE MODEL,
                            CREATE OR REPLACE TABLE FUNCTION, CREATE OR REPLACE PROCEDURE,
                            CREATE TEMP AGGREGATE FUNCTION, CREATE AGGREGATE FUNCTION,
                            EXPORT DATA, EXPORT MODEL, FOR, IF, LOOP, REPEAT, RAISE, RETURN, UNDROP,
                            WHILE, BREAK, CONTINUE, LEAVE, ITERATE, CASE, END, DEFINE
                            """)
                    .modifiers("TEMP TEMPORARY EXTERNAL SNAPSHOT")
                    .with(Clause.WHOLE_ROWS, Clause.PATHS_AS_TABLES)
                    .with(Clause.UNION_SAYS_WHICH)
                    .build();

    private Warehouses() {}
}
