package io.millrace.sql.engine.text;

/// What can be wrong with a statement. The constant's name is the wire name.
public enum SqlErrorCode {
    PARSE_ERROR,
    VAGUE_REFERENCES,
    UNKNOWN_TABLE,
    UNKNOWN_COLUMN,
    AMBIGUOUS_COLUMN,
    UNSUPPORTED_STATEMENT,
    SEMANTIC_VALIDATION,
    UNKNOWN_METRIC,
    UNKNOWN_FILTER,
    INVALID_JOIN,
    INVALID_PARAMETER,
    MISSING_PARAMETER,
    INVALID_EXPRESSION,
    SUBSTITUTION_ERROR,
    TOO_LARGE,
    TOO_DEEP,
    TIMEOUT
}
