package io.millrace.sql.engine.dialect;

/// How a parameter or a variable is written.
public enum ParameterStyle {
    /// `?`, `?1`
    QUESTION,
    /// `$1`
    DOLLAR_NUMBER,
    /// `$name`
    DOLLAR_NAME,
    /// `:name`, `:1`
    COLON,
    /// `@name`, `@@name`
    AT,
    /// `@stage/path`
    STAGE,
    /// `{{ name }}`
    DOUBLE_BRACES,
    /// `${name}`
    DOLLAR_BRACES,
    /// `{name:Type}`
    TYPED_BRACES,
    /// `&name`
    AMPERSAND
}
