package io.millrace.sql.engine.dialect;

/// Clauses that some dialects have and others lack. The parser asks the dialect before it reads
/// one; where the clause is missing, its first word is an ordinary, unexpected word.
public enum Clause {
    /// `SELECT DISTINCT ON (…)`
    DISTINCT_ON,
    /// `FROM LATERAL (…)`
    LATERAL,
    /// `FROM t TABLESAMPLE method (…)`
    TABLESAMPLE,
    /// `aggregate(…) FILTER (WHERE …)`
    AGGREGATE_FILTER,
    /// `x::type`
    DOUBLE_COLON_CAST,
    /// `x ILIKE y`
    ILIKE,
    /// `ARRAY[…]`, `a[1]`
    ARRAYS,
    /// `FETCH FIRST n ROWS`
    FETCH_FIRST,
    /// `INSERT … ON CONFLICT`
    ON_CONFLICT,
    /// `SELECT … INTO table`
    SELECT_INTO
}
