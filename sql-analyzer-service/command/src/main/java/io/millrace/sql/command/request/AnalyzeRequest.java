package io.millrace.sql.command.request;

import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.result.Analysis;

/// What is to be analysed, and how.
public record AnalyzeRequest(String sql, Dialect dialect, Catalog catalog, Options options) {

    public Analysis analyze() {
        return SqlEngine.analyze(sql, dialect, catalog, options);
    }
}
