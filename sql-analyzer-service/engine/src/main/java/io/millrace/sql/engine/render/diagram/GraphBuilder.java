package io.millrace.sql.engine.render.diagram;

import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.render.diagram.LineageGraph.Bounds;
import io.millrace.sql.engine.render.diagram.LineageGraph.Edge;
import io.millrace.sql.engine.render.diagram.LineageGraph.Port;
import io.millrace.sql.engine.render.diagram.LineageGraph.Role;
import io.millrace.sql.engine.result.Influence;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.result.query.TableUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the statements of a script together, in their order.
final class GraphBuilder {
    private final Bounds bounds;
    private final List<RelationDraft> drafts = new ArrayList<>();
    private final Map<String, RelationDraft> latest = new HashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final Set<String> beyond = new LinkedHashSet<>();
    private @Nullable RelationDraft unresolved;
    private int results;
    private int columns;
    private int hiddenEdges;

    GraphBuilder(Bounds bounds) {
        this.bounds = bounds;
    }

    LineageGraph build() {
        return new LineageGraph(
                drafts.stream().map(RelationDraft::relation).toList(),
                List.copyOf(edges),
                beyond.size(),
                hiddenEdges);
    }

    void add(StatementAnalysis statement) {
        if (statement.columns().isEmpty()) {
            return;
        }
        // All that is read first: what a statement writes it does not read.
        Map<String, Optional<RelationDraft>> read = new LinkedHashMap<>();
        for (OutputColumn column : statement.columns()) {
            for (ColumnSource source : column.sources()) {
                String table = source.table();
                if (table != null) {
                    read.computeIfAbsent(table, this::source);
                }
            }
        }
        List<RelationDraft> rows = new ArrayList<>();
        for (TableUse use : statement.tables()) {
            String name = nameOf(use);
            if (name != null && !read.containsKey(name)) {
                Optional<RelationDraft> draft = source(name);
                read.put(name, draft);
                draft.ifPresent(rows::add);
            }
        }
        for (Influence influence : statement.influences()) {
            String table = influence.table();
            if (table != null) {
                read.computeIfAbsent(table, this::source);
            }
        }
        Map<String, Optional<RelationDraft>> written = new LinkedHashMap<>();
        int number = 0;
        for (OutputColumn column : statement.columns()) {
            output(column, ++number, read, written);
        }
        for (RelationDraft from : rows) {
            for (Optional<RelationDraft> to : written.values()) {
                to.ifPresent(target -> edge(from.whole(), target.whole(), Flow.ROWS));
            }
        }
        for (Influence influence : statement.influences()) {
            influence(influence, read, written);
        }
    }

    /// An edge to the whole of what is written: an influence holds for all of its columns.
    private void influence(
            Influence influence,
            Map<String, Optional<RelationDraft>> read,
            Map<String, Optional<RelationDraft>> written) {
        Optional<Port> from =
                influence.table() == null
                        ? unresolved()
                                .flatMap(any ->
                                        port(
                                                any,
                                                label(influence.column(), influence.candidates()),
                                                0))
                        : read.getOrDefault(influence.table(), Optional.empty())
                                .flatMap(any -> port(any, influence.column(), 0));
        for (Optional<RelationDraft> to : written.values()) {
            if (from.isPresent() && to.isPresent()) {
                edge(from.get(), to.get().whole(), Flow.of(influence.kind()));
            } else {
                hiddenEdges++;
            }
        }
    }

    private static @Nullable String nameOf(TableUse use) {
        String table = use.table();
        if (table == null || use.kind() != TableKind.BASE || use.role() != TableRole.READ) {
            return null;
        }
        return new QualifiedName(use.database(), use.schema(), table).display();
    }

    private void output(
            OutputColumn column,
            int number,
            Map<String, Optional<RelationDraft>> read,
            Map<String, Optional<RelationDraft>> written) {
        ColumnName target = column.target();
        Optional<RelationDraft> draft =
                target == null
                        ? written.computeIfAbsent("", any -> result())
                        : written.computeIfAbsent(target.table(), this::target);
        Optional<Port> to =
                draft.flatMap(relation ->
                        target == null
                                ? port(relation, label(column.name(), number), number)
                                : port(relation, target.column(), 0));
        for (ColumnSource source : column.sources()) {
            Optional<Port> from =
                    source.table() == null
                            ? unresolved()
                                    .flatMap(any ->
                                            port(
                                                    any,
                                                    label(source.column(), source.candidates()),
                                                    0))
                            : read.getOrDefault(source.table(), Optional.empty())
                                    .flatMap(any -> port(any, source.column(), 0));
            if (from.isPresent() && to.isPresent()) {
                edge(from.get(), to.get(), Flow.of(source.kind()));
            } else {
                hiddenEdges++;
            }
        }
    }

    private static String label(@Nullable String name, int number) {
        return name == null ? "(" + number + ")" : name;
    }

    private static String label(String column, List<String> candidates) {
        return candidates.isEmpty() ? column : column + " of " + String.join(" or ", candidates);
    }

    private Optional<RelationDraft> source(String table) {
        RelationDraft known = latest.get(table);
        if (known != null) {
            known.read();
            return Optional.of(known);
        }
        Optional<RelationDraft> draft = draft(table, Role.READ);
        draft.ifPresent(made -> {
            made.read();
            latest.put(table, made);
        });
        return draft;
    }

    private Optional<RelationDraft> target(String table) {
        RelationDraft known = latest.get(table);
        if (known != null && !known.isRead()) {
            return Optional.of(known);
        }
        Optional<RelationDraft> draft = draft(table, Role.WRITTEN);
        draft.ifPresent(made -> latest.put(table, made));
        return draft;
    }

    private Optional<RelationDraft> result() {
        results++;
        return draft(results == 1 ? "result" : "result " + results, Role.RESULT);
    }

    private Optional<RelationDraft> unresolved() {
        if (unresolved == null) {
            unresolved = draft("?", Role.UNRESOLVED).orElse(null);
        }
        return Optional.ofNullable(unresolved);
    }

    private Optional<RelationDraft> draft(String name, Role role) {
        if (drafts.size() == bounds.relations()) {
            beyond.add(name);
            return Optional.empty();
        }
        RelationDraft draft = new RelationDraft(drafts.size(), name, role);
        drafts.add(draft);
        return Optional.of(draft);
    }

    /// @param distinction tells apart columns of the same name, where they are several
    private Optional<Port> port(RelationDraft relation, String column, int distinction) {
        int before = relation.size();
        Optional<Port> port = relation.port(column, distinction, columns < bounds.columns());
        columns += relation.size() - before;
        return port;
    }

    private void edge(Port from, Port to, Flow flow) {
        Edge edge = new Edge(from, to, flow);
        if (edges.size() < bounds.edges()) {
            edges.add(edge);
        } else if (!edges.contains(edge)) {
            hiddenEdges++;
        }
    }
}
