package io.millrace.sql.engine.result.query;

import java.util.List;

/// What a query inside of a statement consists of.
public record QuerySummary(
        List<TableUse> tables, List<JoinUse> joins, List<CteSummary> ctes, List<Filter> filters) {}
