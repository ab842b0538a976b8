package io.millrace.sql.engine.dialect;

import static io.millrace.sql.engine.dialect.Keyword.*;
import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// PostgreSQL. The classes of words are those of its keyword list (manual, appendix C), the
/// aggregates those of chapter 9.21.
final class Postgres {
    private static final Set<Keyword> WITHOUT_PARENTHESES =
            EnumSet.of(
                    CURRENT_CATALOG,
                    CURRENT_DATE,
                    CURRENT_ROLE,
                    CURRENT_SCHEMA,
                    CURRENT_TIME,
                    CURRENT_TIMESTAMP,
                    CURRENT_USER,
                    LOCALTIME,
                    LOCALTIMESTAMP,
                    SESSION_USER,
                    SYSTEM_USER,
                    USER);

    private static final Set<Keyword> RESERVED =
            EnumSet.of(
                    ALL,
                    ANALYSE,
                    ANALYZE,
                    AND,
                    ANY,
                    ARRAY,
                    AS,
                    ASC,
                    ASYMMETRIC,
                    BOTH,
                    CASE,
                    CAST,
                    CHECK,
                    COLLATE,
                    COLUMN,
                    CONSTRAINT,
                    CREATE,
                    DEFAULT,
                    DEFERRABLE,
                    DESC,
                    DISTINCT,
                    DO,
                    ELSE,
                    END,
                    EXCEPT,
                    FALSE,
                    FETCH,
                    FOR,
                    FOREIGN,
                    FROM,
                    GRANT,
                    GROUP,
                    HAVING,
                    IN,
                    INITIALLY,
                    INTERSECT,
                    INTO,
                    LATERAL,
                    LEADING,
                    LIMIT,
                    NOT,
                    NULL,
                    OFFSET,
                    ON,
                    ONLY,
                    OR,
                    ORDER,
                    PLACING,
                    PRIMARY,
                    REFERENCES,
                    RETURNING,
                    SELECT,
                    SOME,
                    SYMMETRIC,
                    TABLE,
                    THEN,
                    TO,
                    TRAILING,
                    TRUE,
                    UNION,
                    UNIQUE,
                    USING,
                    VARIADIC,
                    WHEN,
                    WHERE,
                    WINDOW,
                    WITH);

    private static final Set<Keyword> FUNCTIONS_ONLY =
            EnumSet.of(
                    CROSS,
                    FULL,
                    ILIKE,
                    INNER,
                    IS,
                    ISNULL,
                    JOIN,
                    LEFT,
                    LIKE,
                    NATURAL,
                    NOTNULL,
                    OUTER,
                    OVERLAPS,
                    RIGHT,
                    SIMILAR,
                    TABLESAMPLE);

    private static final Set<Keyword> LABELS_WITH_AS =
            EnumSet.of(
                    CHARACTER, DAY, FILTER, HOUR, MINUTE, MONTH, OVER, PRECISION, SECOND, VARYING,
                    WITHIN, WITHOUT, YEAR);

    private static final Set<String> AGGREGATES =
            Set.of(
                    "any_value",
                    "array_agg",
                    "avg",
                    "bit_and",
                    "bit_or",
                    "bit_xor",
                    "bool_and",
                    "bool_or",
                    "corr",
                    "count",
                    "covar_pop",
                    "covar_samp",
                    "every",
                    "json_agg",
                    "json_object_agg",
                    "jsonb_agg",
                    "jsonb_object_agg",
                    "max",
                    "min",
                    "mode",
                    "percentile_cont",
                    "percentile_disc",
                    "range_agg",
                    "range_intersect_agg",
                    "regr_avgx",
                    "regr_avgy",
                    "regr_count",
                    "regr_intercept",
                    "regr_r2",
                    "regr_slope",
                    "regr_sxx",
                    "regr_sxy",
                    "regr_syy",
                    "stddev",
                    "stddev_pop",
                    "stddev_samp",
                    "string_agg",
                    "sum",
                    "var_pop",
                    "var_samp",
                    "variance",
                    "xmlagg");

    private static final Map<String, List<String>> TABLE_FUNCTIONS =
            Map.ofEntries(
                    entry("generate_series", List.of()),
                    entry("generate_subscripts", List.of()),
                    entry("regexp_matches", List.of()),
                    entry("regexp_split_to_table", List.of()),
                    entry("string_to_table", List.of()),
                    entry("unnest", List.of()),
                    entry("json_object_keys", List.of()),
                    entry("jsonb_object_keys", List.of()),
                    entry("json_array_elements", List.of("value")),
                    entry("json_array_elements_text", List.of("value")),
                    entry("jsonb_array_elements", List.of("value")),
                    entry("jsonb_array_elements_text", List.of("value")),
                    entry("json_each", List.of("key", "value")),
                    entry("json_each_text", List.of("key", "value")),
                    entry("jsonb_each", List.of("key", "value")),
                    entry("jsonb_each_text", List.of("key", "value")));

    static final Dialect DIALECT =
            new Dialect(
                    "postgres",
                    '"',
                    CaseFolding.LOWER,
                    true,
                    true,
                    true,
                    EnumSet.allOf(Clause.class),
                    new ReservedWords(
                            union(RESERVED, WITHOUT_PARENTHESES), FUNCTIONS_ONLY, LABELS_WITH_AS),
                    new KnownNames(
                            AGGREGATES,
                            WITHOUT_PARENTHESES,
                            TABLE_FUNCTIONS,
                            Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid")));

    private Postgres() {}

    private static Set<Keyword> union(Set<Keyword> some, Set<Keyword> more) {
        Set<Keyword> all = EnumSet.copyOf(some);
        all.addAll(more);
        return all;
    }
}
