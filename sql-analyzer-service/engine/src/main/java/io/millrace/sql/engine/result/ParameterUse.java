package io.millrace.sql.engine.result;

import io.millrace.sql.engine.text.SourceSpan;

/// A parameter, where it stands first.
///
/// @param name as written: `$1`, `:name`, `?`
public record ParameterUse(String name, SourceSpan span) {}
