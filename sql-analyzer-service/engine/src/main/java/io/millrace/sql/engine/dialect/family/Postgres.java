package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;

/// PostgreSQL, and what speaks its language. The classes of words are those of PostgreSQL's keyword
/// list (manual, appendix C), the aggregates those of chapter 9.21.
final class Postgres {
    private static final String WITHOUT_PARENTHESES =
            """
            CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME
            CURRENT_TIMESTAMP CURRENT_USER LOCALTIME LOCALTIMESTAMP SESSION_USER
            SYSTEM_USER USER
            """;

    private static final String RESERVED =
            """
            ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC BOTH CASE CAST CHECK
            COLLATE COLUMN CONSTRAINT CREATE DEFAULT DEFERRABLE DESC DISTINCT DO
            ELSE END EXCEPT FALSE FETCH FOR FOREIGN FROM GRANT GROUP HAVING IN
            INITIALLY INTERSECT INTO LATERAL LEADING LIMIT NOT NULL OFFSET ON ONLY
            OR ORDER PLACING PRIMARY REFERENCES RETURNING SELECT SOME SYMMETRIC
            TABLE THEN TO TRAILING TRUE UNION UNIQUE USING VARIADIC WHEN WHERE
            WINDOW WITH
            """;

    private static final String FUNCTIONS_ONLY =
            """
            CROSS FULL ILIKE INNER IS ISNULL JOIN LEFT LIKE NATURAL NOTNULL OUTER
            OVERLAPS RIGHT SIMILAR TABLESAMPLE
            """;

    private static final String LABELS_WITH_AS =
            """
            CHARACTER DAY FILTER HOUR MINUTE MONTH OVER PRECISION SECOND VARYING
            WITHIN WITHOUT YEAR
            """;

    private static final String AGGREGATES =
            """
            bool_and bool_or json_agg json_object_agg jsonb_agg jsonb_object_agg
            mode range_agg range_intersect_agg
            """;

    private static final String OBJECTS =
            """
            ACCESS METHOD, AGGREGATE, CAST, COLLATION, CONVERSION, DATABASE, DEFAULT PRIVILEGES,
            DOMAIN, EVENT TRIGGER, EXTENSION, FOREIGN DATA WRAPPER, FUNCTION, GROUP, LANGUAGE,
            LARGE OBJECT, OPERATOR, OPERATOR CLASS, OPERATOR FAMILY, OWNED, PROCEDURAL LANGUAGE,
            PROCEDURE, PUBLICATION, ROLE, ROUTINE, SCHEMA, SEQUENCE, SERVER, STATISTICS,
            SUBSCRIPTION, SYSTEM, TABLESPACE, TEXT SEARCH, TRANSFORM, TRUSTED LANGUAGE, TYPE, USER
            """;

    private static final String OPAQUE =
            """
            ABORT, ANALYSE, ANALYZE, CHECKPOINT, CLUSTER, COMMENT, CREATE AGGREGATE,
            CREATE CAST, CREATE OPERATOR, CREATE RULE, DISCARD, DO, END, IMPORT FOREIGN SCHEMA,
            LISTEN, LOAD, LOCK, MOVE, NOTIFY, REASSIGN, REFRESH, REINDEX, SECURITY LABEL, SHOW,
            UNLISTEN, VACUUM
            """;

    static final Dialect POSTGRES =
            dialect("postgres", Foundation.EMPTY)
                    .prefixes("ebxn")
                    .parameters(
                            ParameterStyle.QUESTION,
                            ParameterStyle.DOLLAR_NUMBER,
                            ParameterStyle.COLON)
                    .with(
                            Trait.NESTED_COMMENTS,
                            Trait.RETURN_ENDS_COMMENT,
                            Trait.DOLLAR_STRINGS,
                            Trait.UNICODE_ESCAPES,
                            Trait.FREE_OPERATORS,
                            Trait.DOLLAR_IN_NAMES)
                    .with(
                            Clause.QUANTIFIED_COMPARISONS,
                            Clause.SPELT_CALLS,
                            Clause.DEFAULT_VALUES,
                            Clause.ROW_ASSIGNMENT,
                            Clause.TRUNCATE,
                            Clause.TRUNCATE_ALONE,
                            Clause.DROP_LIST,
                            Clause.GROUPING_SETS,
                            Clause.NATURAL_JOIN,
                            Clause.JOIN_USING,
                            Clause.OFFSET_ALONE,
                            Clause.NULLS_ORDER,
                            Clause.SIMILAR,
                            Clause.DISTINCT_ON,
                            Clause.EMPTY_SELECT,
                            Clause.LATERAL,
                            Clause.TABLESAMPLE,
                            Clause.AGGREGATE_FILTER,
                            Clause.DOUBLE_COLON_CAST,
                            Clause.ILIKE,
                            Clause.ARRAYS,
                            Clause.FETCH_FIRST,
                            Clause.OFFSET,
                            Clause.LIMIT,
                            Clause.SET_ALL,
                            Clause.WINDOW,
                            Clause.LOCKING,
                            Clause.TABLE_COMMAND,
                            Clause.SEARCH_CYCLE,
                            Clause.WITH_ORDINALITY,
                            Clause.ONLY,
                            Clause.INTERVAL_STRING,
                            Clause.ADJACENT_STRINGS,
                            Clause.POSTFIX_NULL_TESTS,
                            Clause.SORT_USING,
                            Clause.ON_CONFLICT,
                            Clause.RETURNING,
                            Clause.UPDATE,
                            Clause.UPDATE_FROM,
                            Clause.DELETE,
                            Clause.DELETE_USING,
                            Clause.MERGE,
                            Clause.DML_IN_WITH,
                            Clause.CURRENT_OF,
                            Clause.TABLE_CONSTRUCTORS,
                            Clause.COPY,
                            Clause.SELECT_INTO,
                            Clause.OLD_AND_NEW)
                    .reserves(RESERVED + WITHOUT_PARENTHESES)
                    .functionsOnly(FUNCTIONS_ONLY)
                    .labelsWithAs(LABELS_WITH_AS)
                    .aliasesWithAs("SET")
                    .withoutParentheses(WITHOUT_PARENTHESES)
                    .aggregates(AGGREGATES)
                    .tableFunction("generate_series")
                    .tableFunction("generate_subscripts")
                    .tableFunction("regexp_matches")
                    .tableFunction("regexp_split_to_table")
                    .tableFunction("string_to_table")
                    .tableFunction("unnest")
                    .tableFunction("json_object_keys")
                    .tableFunction("jsonb_object_keys")
                    .tableFunction("json_array_elements", "value")
                    .tableFunction("json_array_elements_text", "value")
                    .tableFunction("jsonb_array_elements", "value")
                    .tableFunction("jsonb_array_elements_text", "value")
                    .tableFunction("json_each", "key", "value")
                    .tableFunction("json_each_text", "key", "value")
                    .tableFunction("jsonb_each", "key", "value")
                    .tableFunction("jsonb_each_text", "key", "value")
                    .systemColumns("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid")
                    .objects(OBJECTS)
                    .opaque(OPAQUE)
                    .modifiers("GLOBAL LOCAL TEMP TEMPORARY UNLOGGED FOREIGN")
                    .with(Clause.WHOLE_ROWS)
                    .build();

    private Postgres() {}
}
