package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    private final List<Output.Open> open = new ArrayList<>();
    private final Map<String, Match> byName = new HashMap<>();

    private Columns(List<Output> outputs, boolean anyCase) {
        this.outputs = List.copyOf(outputs);
        for (Output output : this.outputs) {
            switch (output) {
                case Output.Open star -> open.add(star);
                case Output.Named named -> index(named, anyCase);
            }
        }
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
        Match found = byName.get(name);
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

    private void index(Output.Named named, boolean anyCase) {
        if (named.name() == null) {
            return;
        }
        String name = named.name();
        byName.merge(name, new Match.One(named.node()), (one, other) -> new Match.Several());
        if (anyCase) {
            byName.putIfAbsent(name.toLowerCase(Locale.ROOT), new Match.One(named.node()));
        }
    }
}
