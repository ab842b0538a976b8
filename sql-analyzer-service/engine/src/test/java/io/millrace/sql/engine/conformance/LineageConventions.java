package io.millrace.sql.engine.conformance;

import io.millrace.sql.engine.budget.Limits;
import io.millrace.sql.engine.conformance.LineageCase.Edge;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.ScriptLineage;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.TableChange;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.TableRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The conventions of the tools whose tests the cases come from, as far as they are spelling: how
/// something is written down, not which column feeds which. `docs/lineage-conventions.md` has the
/// list.
///
/// 1. An output column without a name is called `_col_0` (its place) by sqlglot and by the text of
///    its expression by sqllineage; we call it as the database would.
/// 2. A column of a function has a source without a table in sqlglot (`.a`); with us it has the
///    function's arguments, or no source.
/// 3. sqlglot is asked for output columns by their names; of several of one name it answers for the
///    first.
/// 4. sqllineage tells a script's columns from end to end, through every table that is written and
///    then read, and leaves out tables that a script makes and drops again.
/// 5. What we call a file's kind sqllineage calls `path:`.
/// 6. sqlglot leaves a star alone where we expand it, and tells of all its columns as one, `*`; a
///    column that it finds through a star of unknown columns it calls by the star.
final class LineageConventions {
    private LineageConventions() {}

    static LineageCase expected(LineageCase expected, Analysis analysis) {
        Map<String, String> names = unnamed(expected, columns(expected, analysis));
        Set<Edge> edges = new LinkedHashSet<>();
        for (Edge edge : expected.edges().orElse(Set.of())) {
            if (!edge.from().startsWith(".")) {
                String into = names.getOrDefault(edge.into(), edge.into());
                LineageStars.spread(edge.from(), expected)
                        .forEach(from -> edges.add(new Edge(from, into)));
            }
        }
        return new LineageCase(
                expected.id(),
                expected.tool(),
                expected.dialect(),
                expected.sql(),
                expected.catalog(),
                expected.fails(),
                expected.tablesRead().map(LineageConventions::withoutPath),
                expected.tablesWritten().map(LineageConventions::withoutPath),
                expected.edges().isPresent() ? Optional.of(edges) : Optional.empty(),
                expected.column());
    }

    private static Set<String> withoutPath(Set<String> tables) {
        Set<String> plain = new HashSet<>();
        tables.forEach(table -> plain.add(table.startsWith("path:") ? table.substring(5) : table));
        return plain;
    }

    static FoundLineage found(LineageCase expected, Analysis analysis) {
        List<OutputColumn> columns = columns(expected, analysis);
        FoundLineage plain = FoundLineage.of(analysis, expected);
        Set<String> dropped = expected.tool().equals("sqllineage") ? dropped(analysis) : Set.of();
        Set<Edge> edges = new LinkedHashSet<>();
        Map<String, String> names = unnamed(expected, columns);
        Set<String> met = new HashSet<>();
        Set<String> spelt = ofFunctions(expected);
        for (int i = 0; i < columns.size(); i++) {
            OutputColumn column = columns.get(i);
            boolean again =
                    !met.add(FoundLineage.target(column))
                            && expected.tool().equals("sqlglot")
                            && !gathers(expected);
            String place = names.containsValue(place(i)) ? place(i) : FoundLineage.target(column);
            boolean told = spelt.contains(FoundLineage.target(column));
            if (!told && (!again || place.equals(place(i)))) {
                FoundLineage.edges(List.of(column), expected)
                        .forEach(edge -> edges.add(new Edge(edge.from(), place)));
            }
        }
        boolean stars = expected.tool().equals("sqlglot");
        return new FoundLineage(
                without(plain.tablesRead(), dropped),
                without(plain.tablesWritten(), dropped),
                stars ? LineageStars.gathered(edges, expected) : edges,
                plain.failed());
    }

    /// Whether the case tells of the columns of a star as one.
    private static boolean gathers(LineageCase expected) {
        return expected.edges().orElse(Set.of()).stream().anyMatch(edge -> edge.into().equals("*"));
    }

    /// The output columns that come from a function without a name.
    private static Set<String> ofFunctions(LineageCase expected) {
        Set<String> targets = new HashSet<>();
        for (Edge edge : expected.edges().orElse(Set.of())) {
            if (edge.from().startsWith(".")) {
                targets.add(edge.into());
            }
        }
        return targets;
    }

    private static List<OutputColumn> columns(LineageCase expected, Analysis analysis) {
        List<OutputColumn> columns = new ArrayList<>();
        if (expected.tool().equals("sqllineage")) {
            Set<String> read = FoundLineage.tables(analysis, TableRole.READ);
            for (List<OutputColumn> statement :
                    ScriptLineage.of(
                            analysis,
                            ScriptLineage.Through.EVERYTHING_WRITTEN,
                            Limits.defaults())) {
                for (OutputColumn column : statement) {
                    var target = column.target();
                    boolean between =
                            target != null
                                    && analysis.statements().size() > 1
                                    && read.contains(LineageCase.plain(target.table()))
                                    && isTakenUp(target.table(), target.column(), analysis);
                    if (!between) {
                        columns.add(column);
                    }
                }
            }
        } else {
            analysis.statements().forEach(statement -> columns.addAll(statement.columns()));
        }
        return columns;
    }

    /// Whether a statement of the script reads the column.
    private static boolean isTakenUp(String table, String column, Analysis analysis) {
        return analysis.statements().stream()
                .flatMap(statement -> statement.columns().stream())
                .flatMap(output -> output.sources().stream())
                .anyMatch(source ->
                        table.equals(source.table())
                                && (column.equals(source.column()) || source.column().equals("*")));
    }

    private static Set<String> dropped(Analysis analysis) {
        Set<String> made = new HashSet<>();
        Set<String> dropped = new HashSet<>();
        for (StatementAnalysis statement : analysis.statements()) {
            for (TableChange change : statement.changes()) {
                String table = LineageCase.plain(change.table());
                if (change.action() == TableChange.Action.CREATED) {
                    made.add(table);
                } else if (change.action() == TableChange.Action.DROPPED && made.contains(table)) {
                    dropped.add(table);
                }
            }
        }
        return dropped;
    }

    private static Set<String> without(Set<String> tables, Set<String> fewer) {
        Set<String> rest = new HashSet<>(tables);
        rest.removeAll(fewer);
        return rest;
    }

    /// The places of output columns without a name, by what the tool calls them.
    private static Map<String, String> unnamed(LineageCase expected, List<OutputColumn> columns) {
        Map<String, String> names = new HashMap<>();
        Set<String> wanted = new LinkedHashSet<>();
        expected.edges().orElse(Set.of()).forEach(edge -> wanted.add(edge.into()));
        Set<String> told = new HashSet<>(wanted);
        List<String> texts = new ArrayList<>();
        for (String target : wanted) {
            if (expected.tool().equals("sqlglot") && target.startsWith("_col_")) {
                names.put(target, place(Integer.parseInt(target.substring("_col_".length()))));
            } else if (expected.tool().equals("sqllineage") && isText(target)) {
                texts.add(target);
            }
        }
        String sql = squeezed(expected.sql());
        texts.sort((one, other) -> Integer.compare(at(sql, one), at(sql, other)));
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!told.contains(FoundLineage.target(columns.get(i)))
                    && !columns.get(i).sources().isEmpty()) {
                free.add(i);
            }
        }
        if (texts.size() == free.size()) {
            for (int i = 0; i < texts.size(); i++) {
                names.put(texts.get(i), place(free.get(i)));
            }
        }
        return names;
    }

    /// Whether it is no name but the text of an expression.
    private static boolean isText(String target) {
        return target.chars().anyMatch(c -> " ()+*/|<>='-,:".indexOf(c) >= 0);
    }

    private static int at(String sql, String target) {
        int found = sql.indexOf(squeezed(target));
        int dot = target.indexOf('.');
        return found >= 0 || dot < 0 ? found : at(sql, target.substring(dot + 1));
    }

    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    private static String place(int index) {
        return "#" + index;
    }
}
