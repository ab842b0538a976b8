package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The outputs of a relation, made once and read by everything that refers to it.
public final class Columns {
    /// What a relation says to the name of a column.
    public sealed interface Match {
        record One(ColumnNode node) implements Match {}

        /// More than one column has the name.
        record Several() implements Match {}

        /// The relation has columns that are not known, and this may be one of them.
        record Possible(Output.Open star, String name) implements Match {
            /// The column, which is made when it is first asked for.
            public ColumnNode node() {
                return columnOf(star, name);
            }
        }

        /// Several relations below this one may have it.
        record Unclear(List<String> candidates) implements Match {}

        record None() implements Match {}
    }

    private static final int MOST_CANDIDATES = 10;

    private final List<Output> outputs;
    private final boolean anyCase;
    private final List<Output.Open> open;

    /// Made when a name is asked for: most arms of a UNION are never asked.
    private @Nullable Map<String, Match> byName;

    private Columns(List<Output> outputs, boolean anyCase) {
        this.outputs = List.copyOf(outputs);
        this.anyCase = anyCase;
        this.open = open(this.outputs);
    }

    private static List<Output.Open> open(List<Output> outputs) {
        List<Output.Open> found = List.of();
        for (Output output : outputs) {
            if (output instanceof Output.Open star) {
                if (found.isEmpty()) {
                    found = new ArrayList<>(1);
                }
                found.add(star);
            }
        }
        return found;
    }

    public static Columns of(List<Output> outputs) {
        return new Columns(outputs, false);
    }

    /// Columns from a catalog, which are also found under their names in lower case.
    public static Columns listed(List<Output> outputs) {
        return new Columns(outputs, true);
    }

    public List<Output> outputs() {
        return outputs;
    }

    /// Whether every column is known.
    public boolean isClosed() {
        return open.isEmpty();
    }

    /// The names of the columns, without those that have none.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Output output : outputs) {
            if (output instanceof Output.Named named && named.name() != null) {
                names.add(named.name());
            }
        }
        return names;
    }

    public Match find(String name) {
        Match found = byName().get(name);
        if (found != null) {
            return found;
        }
        if (open.isEmpty()) {
            return new Match.None();
        }
        if (open.size() > 1) {
            return new Match.Unclear(
                    open.stream()
                            .flatMap(star -> star.relations().stream())
                            .map(OpenRelation::name)
                            .distinct()
                            .limit(MOST_CANDIDATES)
                            .toList());
        }
        return new Match.Possible(open.getFirst(), name);
    }

    private static ColumnNode columnOf(Output.Open star, String name) {
        if (star.relations().size() == 1) {
            return star.relations().getFirst().column(name);
        }
        ColumnNode node = ColumnNode.computed();
        star.relations()
                .forEach(relation -> node.feed(relation.column(name), LineageKind.IDENTITY));
        return node;
    }

    private Map<String, Match> byName() {
        Map<String, Match> index = byName;
        if (index == null) {
            index = open.size() == outputs.size() ? Map.of() : new HashMap<>();
            for (Output output : outputs) {
                if (output instanceof Output.Named named && named.name() != null) {
                    index(named.name(), named.node(), index);
                }
            }
            byName = index;
        }
        return index;
    }

    private void index(String name, ColumnNode node, Map<String, Match> index) {
        index.merge(name, new Match.One(node), (one, other) -> new Match.Several());
        if (anyCase) {
            index.putIfAbsent(name.toLowerCase(Locale.ROOT), new Match.One(node));
        }
    }
}
