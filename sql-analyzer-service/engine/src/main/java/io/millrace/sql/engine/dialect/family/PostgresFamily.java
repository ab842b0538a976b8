package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// What grew out of PostgreSQL, as differences from it.
final class PostgresFamily {
    static final Dialect SUPABASE = dialect("supabase", Postgres.POSTGRES).build();

    static final Dialect GREENPLUM =
            dialect("greenplum", Postgres.POSTGRES)
                    .objects("RESOURCE GROUP, RESOURCE QUEUE, PROTOCOL")
                    .modifiers("EXTERNAL WRITABLE READABLE WEB")
                    .build();

    static final Dialect COCKROACH =
            dialect("cockroach", Postgres.POSTGRES)
                    .with(
                            Clause.UPDATE_LIMIT,
                            Clause.TIME_TRAVEL,
                            Clause.INDEX_HINTS,
                            Clause.INDEX_AT,
                            Clause.JOIN_ALGORITHMS)
                    .objects("CHANGEFEED, ZONE, RANGE")
                    .opaque("BACKUP, RESTORE, EXPORT, IMPORT, CANCEL, PAUSE, RESUME, USE, UPSERT")
                    .build();

    static final Dialect MATERIALIZE =
            dialect("materialize", Postgres.POSTGRES)
                    .with(
                            Clause.BRACES,
                            Clause.OPTION,
                            Clause.TIME_TRAVEL,
                            Clause.MUTUALLY_RECURSIVE)
                    .objects(
                            """
                            CLUSTER, CLUSTER REPLICA, CONNECTION, SECRET, SINK, NETWORK POLICY,
                            SYSTEM, SOURCE
                            """)
                    .opaque("SUBSCRIBE, TAIL, CREATE SINK, USE")
                    .build();

    static final Dialect REDSHIFT =
            dialect("redshift", Postgres.POSTGRES)
                    .nameStarts("#")
                    .with(
                            Clause.TOP,
                            Clause.QUALIFY,
                            Clause.MINUS,
                            Clause.PIVOT,
                            Clause.CONNECT_BY,
                            Clause.LATERAL_ALIASES,
                            Clause.STAR_EXCLUDE,
                            Clause.GROUP_BY_ALL,
                            Clause.APPROXIMATE,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.BARE_ARRAYS,
                            Clause.OUTER_MARK,
                            Clause.PRIOR,
                            Clause.DELETE_WITHOUT_FROM)
                    .without(Clause.SORT_USING, Clause.ON_CONFLICT, Clause.RETURNING)
                    .without(Clause.DISTINCT_ON)
                    .frees("CHECK LATERAL RETURNING VARIADIC WINDOW FETCH CUBE ROLLUP")
                    .aliasesWithAs("QUALIFY PIVOT UNPIVOT MINUS CONNECT START EXCLUDE FETCH")
                    .functionsOnly("TOP")
                    .tableFunction("unnest")
                    .objects(
                            """
                            DATASHARE, EXTERNAL FUNCTION, EXTERNAL MODEL, EXTERNAL SCHEMA,
                            IDENTITY PROVIDER, LIBRARY, MASKING POLICY, MODEL, QEV
                            """)
                    .opaque(
                            """
                            APPEND, ATTACH, CANCEL, CREATE MODEL, DESC, DETACH, INSERT EXTERNAL,
                            UNLOAD, USE
                            """)
                    .modelled("COPY, UNLOAD")
                    .modifiers("EXTERNAL")
                    .with(Clause.PATHS_AS_TABLES)
                    .build();

    static final Dialect VERTICA =
            dialect("vertica", Postgres.POSTGRES)
                    .with(
                            Clause.MINUS,
                            Clause.TIME_TRAVEL,
                            Clause.LATERAL_ALIASES,
                            Clause.SEMI_JOIN,
                            Clause.WITH_FILL,
                            Clause.INTERVAL_EXPRESSION,
                            Clause.LIMIT_BY,
                            Clause.SEVERAL_ALIASES,
                            Clause.BARE_ARRAYS)
                    .without(Clause.RETURNING, Clause.ON_CONFLICT)
                    .frees("CHECK VARIADIC RETURNING")
                    .aliasesWithAs("MINUS MATCH LIMIT SEMI ANTI")
                    .objects(
                            """
                            ACCESS POLICY, AUTHENTICATION, BRANCH, CA BUNDLE, CERTIFICATE,
                            DATA LOADER, DIRECTED QUERY, EXTERNAL FUNCTION, FAULT GROUP,
                            HCATALOG SCHEMA, KEY, LIBRARY, LOAD BALANCE GROUP, LOCATION, MODEL,
                            NAMESPACE, NETWORK ADDRESS, NETWORK INTERFACE, NODE, NOTIFIER, PROFILE,
                            RESOURCE POOL, ROUTING RULE, SCHEDULE, SESSION, SUBCLUSTER, SUBNET,
                            TEXT INDEX, TLS CONFIGURATION, TRIGGER
                            """)
                    .opaque("AT EPOCH, CONNECT, DISCONNECT, EXPORT, PROFILE")
                    .modifiers("EXTERNAL FLEX FLEXIBLE")
                    .with(Clause.MERGE_WHERE)
                    .with(Clause.TIMESERIES)
                    .aliasesWithAs("TIMESERIES")
                    .opaque("AT TIME")
                    .build();

    static final Dialect DUCKDB =
            dialect("duckdb", Postgres.POSTGRES)
                    .parameters(
                            ParameterStyle.QUESTION,
                            ParameterStyle.DOLLAR_NUMBER,
                            ParameterStyle.DOLLAR_NAME)
                    .folds(CaseFolding.LOWER, CaseFolding.LOWER)
                    .with(Trait.QUOTED_NAMES_FOLD)
                    .without(Trait.FREE_OPERATORS)
                    .with(
                            Clause.FROM_FIRST,
                            Clause.QUALIFY,
                            Clause.SAMPLE,
                            Clause.USING_SAMPLE,
                            Clause.PIVOT,
                            Clause.ASOF_JOIN,
                            Clause.SEMI_JOIN,
                            Clause.POSITIONAL_JOIN,
                            Clause.STAR_EXCLUDE,
                            Clause.STAR_REPLACE,
                            Clause.STAR_RENAME,
                            Clause.STAR_LIKE,
                            Clause.COLUMNS_CALL,
                            Clause.GROUP_BY_ALL,
                            Clause.SET_BY_NAME,
                            Clause.LIMIT_PERCENT,
                            Clause.LATERAL_ALIASES,
                            Clause.ALIASES_EVERYWHERE,
                            Clause.ALIAS_BY_COLON,
                            Clause.RELATION_ALIAS_BY_COLON,
                            Clause.TRAILING_COMMA,
                            Clause.TRAILING_COMMA_ANYWHERE,
                            Clause.STRING_ALIAS,
                            Clause.BARE_ARRAYS,
                            Clause.BRACES,
                            Clause.LAMBDAS,
                            Clause.STRUCTS,
                            Clause.ARGUMENT_ALIASES,
                            Clause.FILES_AS_TABLES,
                            Clause.INTERVAL_EXPRESSION,
                            Clause.REGEXP,
                            Clause.CHANGE_OR,
                            Clause.MERGE_STAR,
                            Clause.INSERT_BY_NAME,
                            Clause.IN_WITHOUT_PARENTHESES,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.TIME_TRAVEL,
                            Clause.TUPLE_INDEX,
                            Clause.OFFSET)
                    .without(Clause.EMPTY_SELECT, Clause.DML_IN_WITH, Clause.LOCKING)
                    .frees("CHECK TABLE VARIADIC ANALYZE ANALYSE GRANT PRIMARY FETCH USER")
                    .reserves("LAMBDA QUALIFY")
                    .frees("TABLE")
                    .functionsOnly("TABLE")
                    .aliasesWithAs(
                            """
                            QUALIFY PIVOT UNPIVOT SAMPLE ASOF SEMI ANTI POSITIONAL FETCH EXCLUDE
                            REPLACE AT INCLUDE
                            """)
                    .aggregates(
                            """
                            arg_max arg_min approx_count_distinct approx_quantile first last list
                            max_by median min_by mode product quantile quantile_cont quantile_disc
                            histogram entropy kurtosis skewness mad sumkahan favg fsum
                            """)
                    .tableFunction("range")
                    .objects("MACRO, SECRET, PERSISTENT SECRET, VARIABLE")
                    .opaque(
                            """
                            ATTACH, CREATE MACRO, CREATE SECRET, CREATE PERSISTENT SECRET, DESCRIBE,
                            DETACH, EXPORT DATABASE, FORCE CHECKPOINT, FORCE INSTALL, IMPORT DATABASE,
                            INSTALL, PRAGMA, SUMMARIZE, UPDATE EXTENSIONS, USE, CREATE TEMP MACRO,
                            CREATE TEMPORARY MACRO, COPY FROM DATABASE
                            """)
                    .with(Clause.LATERAL_UNSAID, Clause.FILTER_WITHOUT_WHERE, Clause.MERGE_USING)
                    .values("col0")
                    .build();

    private PostgresFamily() {}
}
