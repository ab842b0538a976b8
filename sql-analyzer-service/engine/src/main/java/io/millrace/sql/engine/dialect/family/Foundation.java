package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.ReservedWords.words;

import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Definables;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.dialect.KnownNames;
import io.millrace.sql.engine.dialect.Lexis;
import io.millrace.sql.engine.dialect.ParameterStyle;
import io.millrace.sql.engine.dialect.ReservedWords;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What all dialects are written down as a difference from: the standard's tokens, the words nobody
/// lets be a name, the aggregates everybody has.
final class Foundation {
    private static final Set<Keyword> RESERVED =
            words(
                    """
                    ALL AND AS BY CASE CREATE DISTINCT ELSE END EXCEPT FALSE FROM GROUP HAVING IN
                    INTERSECT INTO NOT NULL ON OR ORDER SELECT TABLE THEN TRUE UNION USING WHEN
                    WHERE WITH
                    """);

    private static final Set<Keyword> FUNCTIONS_ONLY =
            words(
                    """
                    ANY BETWEEN CAST CROSS DELETE DROP EXISTS FULL INNER INSERT IS JOIN LEFT LIKE
                    NATURAL OUTER RIGHT SET SOME TRUNCATE UPDATE VALUES
                    """);

    /// Words that begin a clause after a relation, in the dialects that have it.
    private static final Set<Keyword> ALIASES_WITH_AS = words("FETCH FOR OFFSET RETURNING WINDOW");

    private static final Set<Keyword> WITHOUT_PARENTHESES =
            words(
                    """
                    CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME
                    LOCALTIMESTAMP SESSION_USER
                    """);

    private static final Set<String> AGGREGATES =
            Set.of(
                    """
                    any_value array_agg avg bit_and bit_or bit_xor corr count covar_pop covar_samp
                    every grouping listagg max min percentile_cont percentile_disc regr_avgx
                    regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy
                    regr_syy stddev stddev_pop stddev_samp string_agg sum var_pop var_samp variance
                    xmlagg
                    """
                            .trim()
                            .split("\\s+", -1));

    private static final Set<String> OPAQUE =
            Set.of(
                    "BEGIN",
                    "CALL",
                    "CLOSE",
                    "COMMIT",
                    "CREATE FUNCTION",
                    "CREATE PROCEDURE",
                    "DEALLOCATE",
                    "DECLARE",
                    "EXECUTE",
                    "EXPLAIN",
                    "FETCH",
                    "GRANT",
                    "OPEN",
                    "PREPARE",
                    "RELEASE",
                    "RESET",
                    "REVOKE",
                    "ROLLBACK",
                    "SAVEPOINT",
                    "SET",
                    "START TRANSACTION");

    static final Dialect EMPTY =
            new Dialect(
                    "empty",
                    new Lexis("\"", "'", "", "", Set.of(ParameterStyle.QUESTION), Set.of()),
                    CaseFolding.LOWER,
                    CaseFolding.LOWER,
                    Set.of(),
                    new ReservedWords(Set.of(), Set.of(), Set.of(), Set.of()),
                    new KnownNames(AGGREGATES, Set.of(), Map.of(), Set.of(), "column1"),
                    new Definables(Set.of(), OPAQUE, Set.of()));

    static final Dialect STANDARD =
            new Dialect(
                    "standard",
                    new Lexis(
                            "\"",
                            "'",
                            "nxb",
                            "",
                            EnumSet.of(
                                    ParameterStyle.QUESTION,
                                    ParameterStyle.COLON,
                                    ParameterStyle.DOUBLE_BRACES),
                            EnumSet.of(Lexis.Trait.UNICODE_ESCAPES, Lexis.Trait.DOLLAR_IN_NAMES)),
                    CaseFolding.LOWER,
                    CaseFolding.LOWER,
                    EnumSet.of(
                            Clause.QUANTIFIED_COMPARISONS,
                            Clause.SPELT_CALLS,
                            Clause.QUERY_ARGUMENTS,
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
                            Clause.LATERAL,
                            Clause.TABLESAMPLE,
                            Clause.AGGREGATE_FILTER,
                            Clause.ARRAYS,
                            Clause.FETCH_FIRST,
                            Clause.OFFSET,
                            Clause.LIMIT,
                            Clause.SET_ALL,
                            Clause.WINDOW,
                            Clause.WITH_ORDINALITY,
                            Clause.INTERVAL_STRING,
                            Clause.TABLE_COMMAND,
                            Clause.UPDATE,
                            Clause.DELETE,
                            Clause.MERGE,
                            Clause.SEARCH_CYCLE,
                            Clause.ADJACENT_STRINGS),
                    new ReservedWords(RESERVED, FUNCTIONS_ONLY, Set.of(), ALIASES_WITH_AS),
                    new KnownNames(AGGREGATES, WITHOUT_PARENTHESES, Map.of(), Set.of(), "column1"),
                    new Definables(
                            Set.of(
                                    "CATALOG",
                                    "DATABASE",
                                    "DOMAIN",
                                    "FUNCTION",
                                    "PROCEDURE",
                                    "ROLE",
                                    "SCHEMA",
                                    "SEQUENCE",
                                    "TYPE",
                                    "USER"),
                            OPAQUE,
                            Set.of("GLOBAL", "LOCAL", "TEMPORARY", "TEMP")));

    private Foundation() {}
}
