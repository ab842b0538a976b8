package io.millrace.sql.engine.result.query;

import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.text.SourceSpan;
import java.util.List;

/// One condition that limits the rows; the parts of a chain of ANDs are conditions of their own.
///
/// @param clause `where` or `having`
/// @param text as written
public record Filter(String clause, String text, SourceSpan span, List<ColumnSource> sources) {}
