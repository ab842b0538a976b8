package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.lineage.ColumnNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gathers which relations of one level own a column, certainly or possibly.
final class Owners {
    private List<Relation> certain = List.of();
    private List<Relation> possible = List.of();
    private @Nullable ColumnNode certainNode;
    private Columns.Match.@Nullable Possible open;
    private List<String> unclear = List.of();

    void ask(Relation relation, String name) {
        switch (relation.columns().find(name)) {
            case Columns.Match.One one -> {
                certain = with(certain, relation);
                certainNode = one.node();
            }
            case Columns.Match.Several _ -> {
                certain = with(with(certain, relation), relation);
            }
            case Columns.Match.Possible match -> {
                possible = with(possible, relation);
                open = match;
            }
            case Columns.Match.Unclear match -> {
                possible = with(possible, relation);
                unclear = match.candidates();
            }
            case Columns.Match.None _ -> {
                // not this one
            }
        }
    }

    /// Mostly there is one, which takes no list that grows.
    private static List<Relation> with(List<Relation> owners, Relation another) {
        if (owners.isEmpty()) {
            return List.of(another);
        }
        List<Relation> more = owners.size() == 1 ? new ArrayList<>(owners) : owners;
        more.add(another);
        return more;
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
