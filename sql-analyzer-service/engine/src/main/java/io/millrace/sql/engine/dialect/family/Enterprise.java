package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// Oracle, Db2, Teradata and Exasol.
final class Enterprise {
    static final Dialect ORACLE =
            dialect("oracle", Foundation.STANDARD)
                    .prefixes("nq")
                    .nameStarts("")
                    .parameters(
                            ParameterStyle.QUESTION, ParameterStyle.COLON, ParameterStyle.AMPERSAND)
                    .folds(CaseFolding.UPPER, CaseFolding.UPPER)
                    .with(Trait.Q_QUOTES, Trait.FLAT_COMMENTS)
                    .without(Clause.LIMIT, Clause.TABLE_COMMAND, Clause.TABLESAMPLE)
                    .without(Clause.DEFAULT_VALUES, Clause.ARRAYS)
                    .with(
                            Clause.CONNECT_BY,
                            Clause.PRIOR,
                            Clause.MODEL,
                            Clause.PIVOT,
                            Clause.MATCH_RECOGNIZE,
                            Clause.MINUS,
                            Clause.SAMPLE,
                            Clause.TIME_TRAVEL,
                            Clause.APPLY,
                            Clause.OUTER_MARK,
                            Clause.LOCKING,
                            Clause.ONLY,
                            Clause.ORDER_SIBLINGS,
                            Clause.PARTITION_SELECTION,
                            Clause.LOCATIONS_AS_TABLES,
                            Clause.INTO_VARIABLES,
                            Clause.TABLE_CONSTRUCTORS,
                            Clause.WITH_FUNCTION,
                            Clause.GROUP_BY_ALL,
                            Clause.LIMIT_PERCENT,
                            Clause.SELECT_OPTIONS,
                            Clause.CURRENT_OF,
                            Clause.RETURNING,
                            Clause.INSERT_ALL,
                            Clause.DELETE_WITHOUT_FROM,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.HAVING_BEFORE_GROUP_BY,
                            Clause.DATABASE_LINKS,
                            Clause.PARTITIONED_JOIN,
                            Clause.SUBQUERY_RESTRICTION,
                            Clause.OBJECT_CONDITIONS,
                            Clause.INSERT_INTO_QUERY,
                            Clause.INSERT_PARTITION,
                            Clause.UPDATE_FROM,
                            Clause.BLOCKS)
                    .with(Trait.FLOAT_SUFFIXES)
                    .without(Clause.SELECT_OPTIONS, Clause.TRUNCATE_ALONE, Clause.DROP_LIST)
                    .reserves("CONNECT START MINUS PRIOR FOR UNIQUE")
                    .frees("FULL LEFT RIGHT INNER CROSS NATURAL OUTER JOIN TRUE FALSE CAST END")
                    .functionsOnly("FULL LEFT RIGHT INNER CROSS NATURAL OUTER JOIN END")
                    .reserves("CASE WHEN")
                    .frees("CASE WHEN USING SCHEMA")
                    .reserves("CASE WHEN USING")
                    .aliasesWithAs(
                            """
                            PIVOT UNPIVOT MATCH_RECOGNIZE MODEL SAMPLE LOG PARTITION VERSION
                            RETURNING SET OFFSET FETCH CONNECT START RETURN WHEN BULK
                            """)
                    .labelsWithAs("BULK")
                    .withoutParentheses("ROWNUM USER SYSDATE SYSTIMESTAMP")
                    .aggregates("collect json_arrayagg json_objectagg median stats_mode wm_concat")
                    .systemColumns(
                            "ROWID",
                            "LEVEL",
                            "ORA_ROWSCN",
                            "CONNECT_BY_ISLEAF",
                            "CONNECT_BY_ISCYCLE",
                            "COLUMN_VALUE")
                    .objects(
                            """
                            ANALYTIC VIEW, ATTRIBUTE DIMENSION, CLUSTER, CONTEXT, CONTROLFILE, DATABASE LINK,
                            DIMENSION, DIRECTORY, DISKGROUP, EDITION, FLASHBACK ARCHIVE, HIERARCHY,
                            INDEXTYPE, INMEMORY JOIN GROUP, JAVA, LIBRARY, LOCKDOWN PROFILE, OPERATOR,
                            OUTLINE, PACKAGE, PACKAGE BODY, PFILE, PLUGGABLE DATABASE, PROFILE,
                            RESOURCE COST, RESTORE POINT, ROLLBACK SEGMENT, SESSION, SPFILE, SYSTEM,
                            TABLESPACE, TABLESPACE SET, TRIGGER, TYPE BODY, AUDIT POLICY,
                            PUBLIC DATABASE LINK, SHARED DATABASE LINK, MATERIALIZED ZONEMAP, PUBLIC RESTORE POINT
                            """)
                    .opaque(
                            """
                            ADMINISTER, ANALYZE, ASSOCIATE, AUDIT, COMMENT, CREATE OR REPLACE FUNCTION,
                            CREATE OR REPLACE PACKAGE, CREATE OR REPLACE PROCEDURE, CREATE OR REPLACE TRIGGER,
                            CREATE OR REPLACE TYPE, CREATE TYPE, CREATE TRIGGER, CREATE PACKAGE,
                            CREATE OR REPLACE EDITIONABLE, CREATE OR REPLACE NONEDITIONABLE, CREATE EDITIONABLE,
                            CREATE NONEDITIONABLE, DISASSOCIATE, FLASHBACK, LOCK, NOAUDIT, PURGE, SHUTDOWN,
                            STARTUP, EXEC, EXIT, RAISE, RETURN, IF, FOR, WHILE, LOOP, FORALL, PIPE, GOTO,
                            PROMPT, SPOOL, ALTER SESSION SET
                            """)
                    .modelled("ALTER SESSION SET, CLOSE")
                    .opaque("CLOSE")
                    .modifiers(
                            """
                            GLOBAL PRIVATE TEMPORARY SHARDED DUPLICATED IMMUTABLE BLOCKCHAIN FORCE
                            EDITIONING EDITIONABLE NONEDITIONABLE NO PUBLIC BITMAP
                            """)
                    .with(Clause.MERGE_WHERE)
                    .build();

    static final Dialect DB2 =
            dialect("db2", Foundation.STANDARD)
                    .nameStarts("#@")
                    .folds(CaseFolding.UPPER, CaseFolding.UPPER)
                    .with(
                            Clause.ISOLATION,
                            Clause.LOCKING,
                            Clause.TIME_TRAVEL,
                            Clause.MINUS,
                            Clause.BARE_VALUES,
                            Clause.NEXT_VALUE,
                            Clause.CURRENT_OF,
                            Clause.CONNECT_BY,
                            Clause.PRIOR,
                            Clause.DOUBLE_COLON_CAST,
                            Clause.OUTER_MARK,
                            Clause.INTO_VARIABLES,
                            Clause.TABLE_CONSTRUCTORS,
                            Clause.TEMPORAL_NAMES,
                            Clause.DURATIONS,
                            Clause.CHANGES_AS_TABLES,
                            Clause.PORTION,
                            Clause.PREVIOUS_VALUE,
                            Clause.ORDER_SIBLINGS,
                            Clause.INSERT_INTO_QUERY,
                            Clause.UPDATE_FROM,
                            Clause.DELETE_WITHOUT_FROM,
                            Clause.BLOCKS)
                    .with(Trait.NESTED_COMMENTS, Trait.SIZE_SUFFIXES)
                    .tableFunction("unnest")
                    .frees("TRUE FALSE")
                    .aliasesWithAs("WITH LIMIT OPTIMIZE FOR MINUS CONNECT START SET SKIP")
                    .withoutParentheses("USER")
                    .objects(
                            """
                            ALIAS, BUFFERPOOL, EVENT MONITOR, MASK, MODULE, NICKNAME, PERMISSION,
                            SERVER, STOGROUP, TABLESPACE, THRESHOLD, TRUSTED CONTEXT, VARIABLE,
                            WORKLOAD, WRAPPER, TRIGGER
                            """)
                    .opaque(
                            """
                            COMMENT, CREATE TRIGGER, DESCRIBE, EXPORT, FLUSH, IMPORT, LOAD, LOCK,
                            REFRESH, REORG, RUNSTATS, VALUES INTO
                            """)
                    .modifiers("GLOBAL TEMPORARY")
                    .build();

    static final Dialect TERADATA =
            dialect("teradata", Foundation.STANDARD)
                    .prefixes("xn")
                    .nameStarts("#$")
                    .without(Clause.LIMIT)
                    .with(
                            Clause.TOP,
                            Clause.QUALIFY,
                            Clause.SAMPLE,
                            Clause.LATERAL_ALIASES,
                            Clause.ALIASES_EVERYWHERE,
                            Clause.MINUS,
                            Clause.PIVOT,
                            Clause.LIKE_ANY,
                            Clause.WORD_OPERATORS,
                            Clause.INSERT_WITHOUT_INTO,
                            Clause.UPDATE_FROM,
                            Clause.DELETE_WITHOUT_FROM,
                            Clause.CAST_FORMAT,
                            Clause.TIME_TRAVEL,
                            Clause.TEMPORAL_NAMES,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.WORD_COMPARISONS)
                    .reserves("QUALIFY SAMPLE")
                    .aliasesWithAs("PIVOT UNPIVOT MINUS SAMPLE SET")
                    .withoutParentheses("USER")
                    .objects("MACRO, JOIN INDEX, HASH INDEX, PROFILE, TRIGGER, STATISTICS, MAP")
                    .opaque(
                            """
                            BT, BEGIN TRANSACTION, COLLECT, COMMENT, CREATE MACRO, REPLACE MACRO,
                            REPLACE PROCEDURE, REPLACE FUNCTION, CREATE TRIGGER, DATABASE, DIAGNOSTIC,
                            ECHO, ET, EXEC, GIVE, HELP, LOCK, LOCKING, MODIFY, SHOW, LOGGING
                            """)
                    .modelled("LOCKING")
                    .modifiers("GLOBAL TEMPORARY VOLATILE MULTISET SET TRACE")
                    .with(Clause.ABBREVIATIONS, Clause.LOCKING_REQUEST)
                    .with(
                            Clause.REPLACE_DEFINITION,
                            Clause.CHANGE_ALL,
                            Clause.VALUES_UNSAID,
                            Clause.FORMAT_SUFFIX,
                            Clause.PERIODS,
                            Clause.OPERATOR_TABLES,
                            Clause.ROWS_OF_PERIODS)
                    .modelled("LOCK")
                    .aliasesWithAs("EXPAND ALL")
                    .functionsOnly("END")
                    .build();

    static final Dialect EXASOL =
            dialect("exasol", Foundation.STANDARD)
                    .quotes("\"[", "'")
                    .prefixes("")
                    .folds(CaseFolding.UPPER, CaseFolding.UPPER)
                    .with(
                            Clause.QUALIFY,
                            Clause.MINUS,
                            Clause.CONNECT_BY,
                            Clause.PRIOR,
                            Clause.REGEXP,
                            Clause.GROUP_BY_ALL,
                            Clause.LOCATIONS_AS_TABLES,
                            Clause.OUTER_MARK,
                            Clause.ALIASES_EVERYWHERE,
                            Clause.JOIN_WITHOUT_CONDITION,
                            Clause.OUTER_JOIN_WITHOUT_CONDITION,
                            Clause.COPY,
                            Clause.LIMIT_COMMA,
                            Clause.LATERAL_ALIASES,
                            Clause.UPDATE_FROM,
                            Clause.SELECT_INTO,
                            Clause.BARE_VALUES,
                            Clause.VALUES_BETWEEN,
                            Clause.PREFERRING)
                    .without(Clause.ARRAYS)
                    .reserves("QUALIFY CONNECT MINUS")
                    .aliasesWithAs("PREFERRING WITH REGEXP_LIKE")
                    .aliasesWithAs("START LIMIT SET")
                    .withoutParentheses("USER ROWNUM")
                    .aggregates(
                            "approximate_count_distinct group_concat median first_value last_value")
                    .withoutParentheses("SYSDATE SYSTIMESTAMP")
                    .systemColumns("ROWID", "LEVEL")
                    .objects(
                            """
                            CONNECTION, CONSUMER GROUP, SCRIPT, VIRTUAL SCHEMA, SESSION, SYSTEM,
                            ADAPTER SCRIPT, UDF, CLUSTER, PRIORITY GROUP, FORCE CONNECTION
                            """)
                    .opaque(
                            """
                            CREATE SCRIPT, CREATE OR REPLACE SCRIPT, CREATE LUA, CREATE PYTHON,
                            CREATE PYTHON3, CREATE JAVA, CREATE R, CREATE EXTERNAL, CREATE OR REPLACE LUA,
                            CREATE OR REPLACE PYTHON, CREATE OR REPLACE PYTHON3, CREATE OR REPLACE JAVA,
                            CREATE OR REPLACE R, CREATE OR REPLACE FUNCTION, CREATE OR REPLACE PYTHON2,
                            COMMENT, CLOSE, OPEN, DESC, DESCRIBE, FLUSH, IMPERSONATE, KILL, RECOMPRESS,
                            REORGANIZE, EXECUTE, CONTROL, CREATE OR REPLACE ADAPTER, CREATE ADAPTER, CREATE FUNCTION,
                            PRELOAD, ENFORCE
                            """)
                    .with(Clause.MERGE_WHERE)
                    .with(Clause.EMITS, Clause.ORDER_SIBLINGS)
                    .build();

    private Enterprise() {}
}
