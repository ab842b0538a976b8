package io.millrace.sql.engine;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A catalog in the words of a test: `given("s.orders(id, x)").assertLineage("select …")`.
record Given(List<String> tables) {

    LineageAssert assertLineage(String sql) {
        return assertLineage(sql, Options.defaults());
    }

    LineageAssert assertLineage(String dialect, String sql) {
        return LineageAssert.assertThat(
                LineageAssert.only(
                        SqlEngine.analyze(sql, Dialects.named(dialect).orElseThrow(), catalog())));
    }

    LineageAssert assertLineage(String sql, Options options) {
        return LineageAssert.assertThat(
                LineageAssert.only(
                        SqlEngine.analyze(sql, Dialects.postgres(), catalog(), options)));
    }

    private Catalog catalog() {
        Map<String, List<String>> listed = new LinkedHashMap<>();
        for (String table : tables) {
            int open = table.indexOf('(');
            String columns = table.substring(open + 1, table.length() - 1);
            listed.put(table.substring(0, open), Arrays.asList(columns.split(", ", -1)));
        }
        return new ListedCatalog(listed);
    }
}
