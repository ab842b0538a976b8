package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.lineage.ColumnNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gathers which relations of one level own a column, certainly or possibly.
final class Owners {
    private final List<Relation> certain = new ArrayList<>();
    private final List<Relation> possible = new ArrayList<>();
    private @Nullable ColumnNode certainNode;
    private Columns.Match.@Nullable Possible open;
    private List<String> unclear = List.of();

    void ask(Relation relation, String name) {
        switch (relation.columns().find(name)) {
            case Columns.Match.One one -> {
                certain.add(relation);
                certainNode = one.node();
            }
            case Columns.Match.Several _ -> {
                certain.add(relation);
                certain.add(relation);
            }
            case Columns.Match.Possible match -> {
                possible.add(relation);
                open = match;
            }
            case Columns.Match.Unclear match -> {
                possible.add(relation);
                unclear = match.candidates();
            }
            case Columns.Match.None _ -> {
                // not this one
            }
        }
    }

    boolean isCertain() {
        return !certain.isEmpty();
    }

    /// What follows; nothing if no relation here can own it.
    Optional<Resolution> verdict(String name) {
        if (certain.size() > 1) {
            return Optional.of(new Resolution.Ambiguous(certain.stream().distinct().toList()));
        }
        if (certainNode != null) {
            certain.getFirst().use(name);
            return Optional.of(new Resolution.Found(certainNode));
        }
        if (possible.size() > 1) {
            return Optional.of(new Resolution.Vague(List.copyOf(possible)));
        }
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        possible.getFirst().use(name);
        return Optional.of(
                open == null ? new Resolution.Unclear(unclear) : new Resolution.Found(open.node()));
    }
}
