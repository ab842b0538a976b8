package io.millrace.sql.engine.dialect.family;

import static io.millrace.sql.engine.dialect.DialectBuilder.dialect;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis;

/// Trino (documentation, "SQL language"), Athena and Presto.
final class Trino {
    static final Dialect TRINO =
            dialect("trino", Foundation.STANDARD)
                    .prefixes("x")
                    .with(
                            Lexis.Trait.QUOTED_NAMES_FOLD,
                            Lexis.Trait.FLAT_COMMENTS,
                            Lexis.Trait.RETURN_ENDS_COMMENT)
                    .with(
                            Clause.MATCH_RECOGNIZE,
                            Clause.ANGLE_TYPES,
                            Clause.LAMBDAS,
                            Clause.INTERVAL_EXPRESSION,
                            Clause.TIME_TRAVEL,
                            Clause.BARE_VALUES,
                            Clause.SET_BY_NAME,
                            Clause.WITH_FUNCTION,
                            Clause.TABLE_CONSTRUCTORS,
                            Clause.COMMA_IN_PARENTHESES)
                    .without(Clause.INTERVAL_EXPRESSION, Clause.DEFAULT_VALUES)
                    .reserves("VALUES")
                    .frees("SET SOME ANY")
                    .functionsOnly("VALUES")
                    .aliasesWithAs("LIMIT MATCH_RECOGNIZE TABLESAMPLE FOR SET VERSION")
                    .withoutParentheses("CURRENT_CATALOG CURRENT_SCHEMA")
                    .frees("LOCALTIME")
                    .withoutParentheses("LOCALTIME")
                    .aggregates(
                            """
                            approx_distinct approx_most_frequent approx_percentile approx_set
                            arbitrary bitwise_and_agg bitwise_or_agg bool_and bool_or checksum
                            count_if entropy geometric_mean histogram kurtosis map_agg map_union
                            max_by merge min_by multimap_agg numeric_histogram reduce_agg skewness
                            """)
                    .tableFunction("unnest")
                    .opaque(
                            """
                            ANALYZE, COMMENT, CREATE OR REPLACE FUNCTION, DENY, DESC, DESCRIBE,
                            EXECUTE IMMEDIATE, REFRESH, SHOW, USE
                            """)
                    .values("_col0")
                    .build();

    static final Dialect PRESTO = dialect("presto", TRINO).build();

    static final Dialect ATHENA =
            dialect("athena", TRINO)
                    .quotes("\"`", "'")
                    .with(
                            Clause.ANGLE_TYPES,
                            Clause.ARRAYS,
                            Clause.INSERT_OVERWRITE,
                            Clause.COPY,
                            Clause.LATERAL_VIEW)
                    .without(Clause.LATERAL_VIEW)
                    .opaque("MSCK, UNLOAD, OPTIMIZE, VACUUM")
                    .modelled("UNLOAD")
                    .modifiers("EXTERNAL")
                    .build();

    private Trino() {}
}
