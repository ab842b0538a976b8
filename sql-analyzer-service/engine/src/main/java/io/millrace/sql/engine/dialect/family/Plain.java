package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;

/// The standard by itself, and a dialect for statements nobody knows the dialect of.
final class Plain {
    static final Dialect ANSI =
            dialect("ansi", Foundation.STANDARD)
                    .with(
                            Clause.COMMA_IN_PARENTHESES,
                            Clause.INTERVAL_EXPRESSION,
                            Clause.LOCKING,
                            Clause.TRANSFORM,
                            Clause.SET_BY_NAME,
                            Clause.DOUBLE_COLON_CAST,
                            Clause.ILIKE,
                            Clause.MINUS,
                            Clause.REGEXP,
                            Clause.JOIN_WITHOUT_CONDITION,
                            Clause.OUTER_JOIN_WITHOUT_CONDITION,
                            Clause.SIMILAR,
                            Clause.CONNECT_BY,
                            Clause.UPDATE_FROM,
                            Clause.INSERT_OVERWRITE,
                            Clause.INSERT_INTO_TABLE,
                            Clause.LIMIT_COMMA,
                            Clause.MATCH_RECOGNIZE,
                            Clause.TIME_TRAVEL,
                            Clause.POSTFIX_NULL_TESTS,
                            Clause.SELECT_INTO,
                            Clause.USE_DATABASE,
                            Clause.ONLY)
                    .without(Clause.CONNECT_BY, Clause.TRANSFORM)
                    .tableFunction("unnest")
                    .aliasesWithAs("LIMIT MINUS TABLESAMPLE MATCH_RECOGNIZE SET")
                    .objects("MODEL, TRIGGER, ROLE, CAST")
                    .opaque("COMMENT, CREATE TRIGGER, DESCRIBE, USE, CREATE MODEL")
                    .build();

    static final Dialect GENERIC =
            dialect("generic", ANSI)
                    .with(Trait.EXECUTABLE_COMMENTS)
                    .with(
                            Clause.MERGE_STAR,
                            Clause.QUALIFY,
                            Clause.PIVOT,
                            Clause.LATERAL_VIEW,
                            Clause.SEMI_JOIN,
                            Clause.STAR_EXCEPT,
                            Clause.STAR_EXCLUDE,
                            Clause.STAR_REPLACE,
                            Clause.STAR_RENAME,
                            Clause.DISTINCT_ON,
                            Clause.LATERAL_ALIASES_LAST,
                            Clause.FILES_AS_TABLES,
                            Clause.COPY,
                            Clause.BLOCKS,
                            Clause.LAMBDAS,
                            Clause.ON_CONFLICT,
                            Clause.ON_DUPLICATE_KEY,
                            Clause.RETURNING,
                            Clause.UPDATE_JOINS,
                            Clause.DELETE_USING,
                            Clause.WITH_OFFSET,
                            Clause.GROUP_BY_ALL)
                    .quotes("\"`", "'")
                    .aliasesWithAs("QUALIFY PIVOT UNPIVOT LATERAL SEMI ANTI")
                    .build();

    private Plain() {}
}
