package io.millrace.sql.engine.conformance;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.conformance.LineageCase.Edge;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How stars are spelt by sqlglot: left alone where we expand them. Both sides are brought to the
/// columns that a star stands for; no source is left out of the comparison.
final class LineageStars {
    private static final String ALL = ".*";

    private LineageStars() {}

    /// The columns that `t.*` stands for, if the table is in the catalog; else the source itself.
    static List<String> spread(String source, LineageCase expected) {
        List<String> columns = source.endsWith(ALL) ? columns(source, expected) : List.of();
        if (!expected.tool().equals("sqlglot") || columns.isEmpty()) {
            return List.of(source);
        }
        String table = source.substring(0, source.length() - 1);
        return columns.stream().map(column -> table + column.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> columns(String source, LineageCase expected) {
        String[] parts = source.substring(0, source.length() - 2).split("\\.", -1);
        QualifiedName table = QualifiedName.of(List.of(parts));
        return expected.catalog().lookup(Set.of(table)).get(table)
                        instanceof Catalog.Lookup.Found found
                ? found.columns()
                : List.of();
    }

    /// Our edges, with the outputs that the case tells of as `*` called so, and the columns that it
    /// found through a star called by the star.
    static Set<Edge> gathered(Set<Edge> found, LineageCase expected) {
        Set<Edge> wanted = expected.edges().orElse(Set.of());
        Set<String> told = new HashSet<>();
        wanted.forEach(edge -> told.add(edge.into()));
        Set<Edge> gathered = new LinkedHashSet<>();
        for (Edge edge : found) {
            String into = told.contains("*") && !told.contains(edge.into()) ? "*" : edge.into();
            int dot = edge.from().lastIndexOf('.');
            String star = edge.from().substring(0, Math.max(0, dot)) + ALL;
            boolean byStar =
                    !into.equals("*")
                            && columns(star, expected).isEmpty()
                            && wanted.contains(new Edge(star, into));
            gathered.add(new Edge(byStar ? star : edge.from(), into));
        }
        return gathered;
    }
}
