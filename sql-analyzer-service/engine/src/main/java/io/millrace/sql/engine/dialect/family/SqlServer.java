package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// Transact-SQL (Microsoft Learn, "Transact-SQL reference").
final class SqlServer {
    static final Dialect TSQL =
            dialect("tsql", Foundation.STANDARD)
                    .quotes("\"[", "'")
                    .prefixes("n")
                    .nameStarts("#$")
                    .folds(CaseFolding.LOWER, CaseFolding.LOWER)
                    .parameters(
                            ParameterStyle.AT,
                            ParameterStyle.DOUBLE_BRACES,
                            ParameterStyle.QUESTION)
                    .without(Trait.UNICODE_ESCAPES)
                    .with(Trait.NESTED_COMMENTS, Trait.DOLLAR_IN_NAMES, Trait.QUOTED_NAMES_FOLD)
                    .without(
                            Clause.SPELT_CALLS,
                            Clause.QUERY_ARGUMENTS,
                            Clause.TRUNCATE_ALONE,
                            Clause.ROW_ASSIGNMENT,
                            Clause.NATURAL_JOIN,
                            Clause.JOIN_USING,
                            Clause.NULLS_ORDER,
                            Clause.SET_ALL,
                            Clause.LIMIT,
                            Clause.ARRAYS,
                            Clause.LATERAL,
                            Clause.TABLE_COMMAND,
                            Clause.AGGREGATE_FILTER,
                            Clause.SEARCH_CYCLE,
                            Clause.INTERVAL_STRING,
                            Clause.WITH_ORDINALITY,
                            Clause.ADJACENT_STRINGS)
                    .with(
                            Clause.OFFSET_AFTER_ORDER,
                            Clause.TOP,
                            Clause.USE_DATABASE,
                            Clause.SELECT_INTO,
                            Clause.ALIAS_BY_EQUALS,
                            Clause.STRING_ALIAS,
                            Clause.OPTION,
                            Clause.FOR_XML,
                            Clause.APPLY,
                            Clause.PIVOT,
                            Clause.TABLE_HINTS,
                            Clause.TIME_TRAVEL,
                            Clause.LOCATIONS_AS_TABLES,
                            Clause.TABLE_CONSTRUCTORS,
                            Clause.WITH_ROLLUP,
                            Clause.NEXT_VALUE,
                            Clause.CURRENT_OF,
                            Clause.OUTPUT,
                            Clause.INSERT_WITHOUT_INTO,
                            Clause.UPDATE_FROM,
                            Clause.DELETE_WITHOUT_FROM,
                            Clause.DELETE_USING,
                            Clause.DELETE_JOINS,
                            Clause.UNSEPARATED_STATEMENTS,
                            Clause.GO,
                            Clause.CHANGES_AS_TABLES,
                            Clause.STATIC_METHODS,
                            Clause.BLOCKS)
                    .with(Trait.MONEY)
                    .without(Clause.DELETE_USING)
                    .reserves(
                            "PIVOT UNPIVOT OPTION FOR MERGE IF WHILE BEGIN DECLARE RETURN EXEC EXECUTE")
                    .reserves(
                            "ALTER GRANT REVOKE PRINT SET UPDATE DELETE INSERT DROP TRUNCATE USE GO")
                    .frees("TRUE FALSE INTERSECT")
                    .reserves("INTERSECT")
                    .reserves("DEFAULT")
                    .functionsOnly("IF UPDATE CONVERT OPENJSON SET")
                    .reserves("SET")
                    .aliasesWithAs(
                            """
                            OUTPUT WITH OFFSET FETCH TABLESAMPLE OPENJSON THROW RAISERROR WAITFOR
                            GOTO DBCC KILL COMMIT ROLLBACK BREAK CONTINUE DENY
                            CHECKPOINT REVERT SETUSER SHUTDOWN RECONFIGURE
                            """)
                    .labelsWithAs("CHECKPOINT REVERT SETUSER SHUTDOWN RECONFIGURE")
                    .withoutParentheses("USER SYSTEM_USER")
                    .aggregates(
                            "checksum_agg count_big grouping_id stdev stdevp var varp approx_count_distinct")
                    .tableFunction("string_split", "value", "ordinal")
                    .objects(
                            """
                            APPLICATION ROLE, ASSEMBLY, ASYMMETRIC KEY, AUTHORIZATION, AVAILABILITY GROUP,
                            CERTIFICATE, COLUMN ENCRYPTION KEY, COLUMN MASTER KEY, CREDENTIAL,
                            DATABASE AUDIT SPECIFICATION, DATABASE ENCRYPTION KEY, DATABASE SCOPED CONFIGURATION,
                            DATABASE SCOPED CREDENTIAL, ENDPOINT, EVENT SESSION, EXTERNAL DATA SOURCE, EXTERNAL FILE FORMAT,
                            EXTERNAL LANGUAGE, EXTERNAL LIBRARY, EXTERNAL MODEL, EXTERNAL RESOURCE POOL, FULLTEXT CATALOG,
                            FULLTEXT STOPLIST, LOGIN, MASTER KEY, MESSAGE TYPE, PARTITION FUNCTION,
                            PARTITION SCHEME, QUEUE, REMOTE SERVICE BINDING, RESOURCE GOVERNOR, RESOURCE POOL, ROUTE,
                            RULE, SEARCH PROPERTY LIST, SECURITY POLICY, SERVER AUDIT, SERVER CONFIGURATION, SERVER ROLE,
                            SERVICE, SERVICE MASTER KEY, SYMMETRIC KEY, WORKLOAD GROUP, XML SCHEMA COLLECTION, DEFAULT, AGGREGATE,
                            CONTRACT, CRYPTOGRAPHIC PROVIDER, TRIGGER, PROC, SERVER AUDIT SPECIFICATION, SENSITIVITY CLASSIFICATION,
                            WORKLOAD CLASSIFIER, BROKER PRIORITY, EVENT NOTIFICATION
                            """)
                    .opaque(
                            """
                            ADD, ALTER PROC, ALTER PROCEDURE, ALTER TRIGGER, BACKUP, BREAK, BULK INSERT,
                            CHECKPOINT, CONTINUE, CREATE OR ALTER FUNCTION, CREATE OR ALTER PROC,
                            CREATE OR ALTER PROCEDURE, CREATE OR ALTER TRIGGER, CREATE PROC, CREATE TRIGGER, DBCC,
                            DENY, DISABLE, ENABLE, END, EXEC, GOTO, IF, KILL, PRINT, RAISERROR,
                            RECONFIGURE, RESTORE, RETURN, REVERT, SAVE, SETUSER, SHUTDOWN, THROW,
                            UPDATE STATISTICS, USE, WAITFOR, WHILE, ELSE, GET CONVERSATION, SEND, RECEIVE, MOVE CONVERSATION
                            """)
                    .modifiers("EXTERNAL UNIQUE CLUSTERED NONCLUSTERED COLUMNSTORE XML")
                    .with(Clause.COPY)
                    .build();

    static final Dialect SQLSERVER = dialect("sqlserver", TSQL).build();

    private SqlServer() {}
}
