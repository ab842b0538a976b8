package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// MySQL (Reference Manual 8.4, chapters 11 and 15), and what speaks its language.
final class MySqlFamily {
    static final Dialect MYSQL =
            dialect("mysql", Foundation.STANDARD)
                    .quotes("`", "'\"")
                    .prefixes("nxb")
                    .parameters(ParameterStyle.QUESTION, ParameterStyle.AT, ParameterStyle.COLON)
                    .without(Trait.UNICODE_ESCAPES)
                    .with(
                            Trait.HASH_COMMENTS,
                            Trait.FLAT_COMMENTS,
                            Trait.DASHES_NEED_BLANK,
                            Trait.EXECUTABLE_COMMENTS,
                            Trait.BACKSLASH_ESCAPES,
                            Trait.DOLLAR_IN_NAMES,
                            Trait.QUOTED_NAMES_FOLD,
                            Trait.NAMES_MAY_BEGIN_WITH_DIGITS)
                    .folds(CaseFolding.NONE, CaseFolding.LOWER)
                    .without(
                            Clause.DEFAULT_VALUES,
                            Clause.ROW_ASSIGNMENT,
                            Clause.OFFSET_ALONE,
                            Clause.NULLS_ORDER,
                            Clause.ARRAYS,
                            Clause.FETCH_FIRST,
                            Clause.AGGREGATE_FILTER,
                            Clause.MERGE,
                            Clause.TABLESAMPLE,
                            Clause.WITH_ORDINALITY,
                            Clause.SEARCH_CYCLE,
                            Clause.INTERVAL_STRING)
                    .with(
                            Clause.LIMIT_COMMA,
                            Clause.LOCKING,
                            Clause.LOCK_IN_SHARE_MODE,
                            Clause.SELECT_OPTIONS,
                            Clause.INTO_VARIABLES,
                            Clause.STRING_ALIAS,
                            Clause.WITH_ROLLUP,
                            Clause.VALUES_ROW,
                            Clause.ALIASES_EVERYWHERE,
                            Clause.STRAIGHT_JOIN,
                            Clause.JOIN_WITHOUT_CONDITION,
                            Clause.INDEX_HINTS,
                            Clause.PARTITION_SELECTION,
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.TABLE_CONSTRUCTORS,
                            Clause.REGEXP,
                            Clause.WORD_OPERATORS,
                            Clause.PIPES_AS_OR,
                            Clause.INTERVAL_EXPRESSION,
                            Clause.CHAINED_COMPARISONS,
                            Clause.ASSIGNMENT_EXPRESSION,
                            Clause.MATCH_AGAINST,
                            Clause.ON_DUPLICATE_KEY,
                            Clause.REPLACE_INTO,
                            Clause.INSERT_WITHOUT_INTO,
                            Clause.INSERT_SET,
                            Clause.INSERT_PARTITION,
                            Clause.DML_PRIORITY,
                            Clause.UPDATE_JOINS,
                            Clause.UPDATE_LIMIT,
                            Clause.DELETE_JOINS,
                            Clause.CREATE_SELECT,
                            Clause.COPY,
                            Clause.DELIMITER,
                            Clause.ODBC_JOIN,
                            Clause.GROUP_BY_DIRECTION,
                            Clause.ROWS_SEE_TARGET,
                            Clause.BLOCKS)
                    .with(Trait.BACKSLASH_N)
                    .reserves("LIMIT DIV XOR RLIKE REGEXP STRAIGHT_JOIN FOR INTERVAL")
                    .frees("FULL ANY SOME OFFSET")
                    .functionsOnly("MOD IF REPLACE VALUES TRUNCATE INSERT LEFT RIGHT INTERVAL")
                    .aliasesWithAs(
                            """
                            USE FORCE IGNORE LOCK PARTITION PROCEDURE SET EXCEPT INTERSECT LATERAL
                            MATCH WINDOW
                            """)
                    .withoutParentheses("UTC_DATE UTC_TIME UTC_TIMESTAMP")
                    .aggregates("group_concat json_arrayagg json_objectagg std")
                    .objects(
                            """
                            EVENT, INSTANCE, LOGFILE GROUP, RESOURCE GROUP, SERVER, SPATIAL REFERENCE SYSTEM,
                            TABLESPACE, UNDO TABLESPACE, TRIGGER
                            """)
                    .opaque(
                            """
                            ANALYZE, BINLOG, CACHE INDEX, CHANGE MASTER, CHANGE REPLICATION, CHECK TABLE,
                            CHECKSUM, CLONE, CREATE EVENT, CREATE TRIGGER, CREATE AGGREGATE FUNCTION,
                            DESC, DESCRIBE, DO, END, FLUSH, GET, HANDLER, HELP, IF, IMPORT TABLE,
                            INSTALL, KILL, LEAVE, ITERATE, LOAD INDEX, LOAD XML, LOCK, LOOP, OPTIMIZE,
                            PURGE, REPAIR, REPEAT, RESIGNAL, RESTART, RETURN, SHOW, SHUTDOWN, SIGNAL,
                            START, STOP, UNINSTALL, UNLOCK, USE, WHILE, XA, CREATE DEFINER
                            """)
                    .modifiers("TEMPORARY")
                    .build();

    static final Dialect MARIADB =
            dialect("mariadb", MYSQL)
                    .with(
                            Clause.RETURNING,
                            Clause.FETCH_FIRST,
                            Clause.TIME_TRAVEL,
                            Clause.BARE_VALUES,
                            Clause.NEXT_VALUE,
                            Clause.PREVIOUS_VALUE,
                            Clause.OFFSET_ALONE,
                            Clause.ROWS_EXAMINED,
                            Clause.PORTION,
                            Clause.DELETE_HISTORY,
                            Clause.SEARCH_CYCLE)
                    .without(Clause.BARE_VALUES)
                    .aliasesWithAs("RETURNING")
                    .objects("SEQUENCE, ROLE, PACKAGE, PACKAGE BODY")
                    .opaque(
                            """
                            BACKUP, CREATE PACKAGE, EXECUTE IMMEDIATE, CREATE OR REPLACE PACKAGE
                            """)
                    .build();

    static final Dialect STARROCKS =
            dialect("starrocks", MYSQL)
                    .with(
                            Clause.NULLS_ORDER,
                            Clause.QUALIFY,
                            Clause.INSERT_OVERWRITE,
                            Clause.BARE_ARRAYS,
                            Clause.BRACES,
                            Clause.LAMBDAS,
                            Clause.ANGLE_TYPES,
                            Clause.ARRAYS,
                            Clause.LATERAL_VIEW,
                            Clause.SEMI_JOIN,
                            Clause.PIVOT,
                            Clause.SET_ALL,
                            Clause.STAR_EXCEPT,
                            Clause.DELETE_USING,
                            Clause.UPDATE_FROM,
                            Clause.INSERT_BY_NAME,
                            Clause.MINUS)
                    .aliasesWithAs("PIVOT UNPIVOT")
                    .aliasesWithAs("QUALIFY SEMI ANTI PIVOT MINUS LATERAL")
                    .objects(
                            """
                            CATALOG, EXTERNAL CATALOG, EXTERNAL RESOURCE, FILE, REPOSITORY, RESOURCE,
                            ROUTINE LOAD, STORAGE VOLUME, WAREHOUSE, WORKLOAD GROUP, PIPE, SYSTEM
                            """)
                    .opaque(
                            """
                            ADMIN, BACKUP, CANCEL, EXPORT, LOAD LABEL, PAUSE, REFRESH, RESTORE,
                            RESUME, SUBMIT, SYNC, RECOVER, WARM, CREATE ROUTINE LOAD
                            """)
                    .modifiers("EXTERNAL")
                    .with(Clause.INSERT_LABEL, Clause.BRACKET_HINTS, Clause.TIME_TRAVEL)
                    .with(Clause.STAR_EXCLUDE, Clause.TABLESAMPLE)
                    .aliasesWithAs("FULL TABLESAMPLE")
                    .opaque("SWITCH")
                    .build();

    static final Dialect DORIS =
            dialect("doris", STARROCKS)
                    .with(Clause.STAR_REPLACE)
                    .objects("JOB, SQL_BLOCK_RULE, ENCRYPTKEY, WORKLOAD POLICY, STORAGE POLICY")
                    .build();

    private MySqlFamily() {}
}
