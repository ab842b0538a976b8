package io.millrace.sql.engine.result.query;

import io.millrace.sql.engine.result.column.ColumnPair;
import java.util.List;

/// One join.
///
/// @param left the relation before it in the chain, under its resolved name
/// @param right the relation joined
/// @param type inner, left, right, full or cross
/// @param condition the text after ON, `USING(a, b)`, `NATURAL` or `CROSS JOIN`
/// @param pairs the columns that it equates, the left one first
public record JoinUse(
        String left, String right, String type, String condition, List<ColumnPair> pairs) {}
