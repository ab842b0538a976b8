package io.millrace.sql.engine.resolve.query;

import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.OpenRelation;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Combines the arms of a set operation column by column.
final class SetOperations {
    private SetOperations() {}

    /// The columns of the whole: named like the first arm's, each fed by every arm's column at its
    /// place.
    static Columns combine(
            List<Columns> arms, QueryBody.SetOperation operation, QueryResolvers resolver) {
        boolean closed = arms.stream().allMatch(Columns::isClosed);
        if (operation.byName() && closed) {
            for (Columns arm : arms) {
                resolver.settings().budget().columns(arm.outputs().size(), operation.span());
            }
            return byName(arms);
        }
        if (!closed && !arms.getFirst().isClosed()) {
            return open(arms, operation, resolver);
        }
        resolver.settings().budget().columns(arms.getFirst().outputs().size(), operation.span());
        List<Output> outputs = new ArrayList<>();
        for (Output output : arms.getFirst().outputs()) {
            ColumnNode node = ColumnNode.computed();
            node.feed(output.node(), LineageKind.IDENTITY);
            outputs.add(new Output.Named(name(output), node));
        }
        Columns whole = Columns.of(outputs);
        feedInto(whole, arms, operation, resolver);
        return whole;
    }

    /// Feeds the columns of every arm but the first into those of `whole`, place by place.
    static void feedInto(
            Columns whole,
            List<Columns> arms,
            QueryBody.SetOperation operation,
            QueryResolvers resolver) {
        int width = whole.outputs().size();
        for (int i = 1; i < arms.size(); i++) {
            List<Output> arm = arms.get(i).outputs();
            if (whole.isClosed() && arms.get(i).isClosed() && arm.size() != width) {
                resolver.findings()
                        .error(
                                SqlErrorCode.SEMANTIC_VALIDATION,
                                "This arm has "
                                        + arm.size()
                                        + " columns where the first has "
                                        + width
                                        + ".",
                                operation.operands().get(i).span(),
                                null);
            }
            resolver.settings().budget().edges(width, operation.operands().get(i).span());
            int open = firstOpen(arm);
            for (int place = 0; place < width; place++) {
                Output target = whole.outputs().get(place);
                if (target instanceof Output.Named && !arm.isEmpty()) {
                    Output source = sourceAt(arm, place, open);
                    if (source != null) {
                        target.node().feed(source.node(), LineageKind.IDENTITY);
                    }
                }
            }
        }
    }

    /// The output at a place, or the `*` that covers it.
    private static @Nullable Output sourceAt(List<Output> arm, int place, int open) {
        if (open <= place && open < arm.size()) {
            return arm.get(open);
        }
        return place < arm.size() ? arm.get(place) : null;
    }

    /// Where the first `*` of unknown columns stands; the arm's width if there is none.
    private static int firstOpen(List<Output> arm) {
        int at = 0;
        while (at < arm.size() && !(arm.get(at) instanceof Output.Open)) {
            at++;
        }
        return at;
    }

    /// Arms whose columns are not known become one `*` of all of them.
    private static Columns open(
            List<Columns> arms, QueryBody.SetOperation operation, QueryResolvers resolver) {
        ColumnNode star = ColumnNode.computed();
        List<OpenRelation> relations = new ArrayList<>();
        for (Columns arm : arms) {
            resolver.settings().budget().edges(arm.outputs().size(), operation.span());
            for (Output output : arm.outputs()) {
                star.feed(output.node(), LineageKind.IDENTITY);
                if (output instanceof Output.Open open) {
                    resolver.settings().budget().edges(open.relations().size(), operation.span());
                    relations.addAll(open.relations());
                }
            }
        }
        List<Output> outputs = new ArrayList<>();
        arms.getFirst().outputs().stream()
                .filter(output -> output instanceof Output.Named)
                .forEach(outputs::add);
        outputs.add(new Output.Open(star, relations));
        return Columns.of(outputs);
    }

    /// `BY NAME`: each name once, in the order of the text, fed by every arm that has it.
    private static Columns byName(List<Columns> arms) {
        Map<String, ColumnNode> nodes = new LinkedHashMap<>();
        for (Columns arm : arms) {
            for (Output output : arm.outputs()) {
                String name = name(output);
                if (name != null) {
                    nodes.computeIfAbsent(name, any -> ColumnNode.computed())
                            .feed(output.node(), LineageKind.IDENTITY);
                }
            }
        }
        List<Output> outputs = new ArrayList<>();
        nodes.forEach((name, node) -> outputs.add(new Output.Named(name, node)));
        return Columns.of(outputs);
    }

    private static @Nullable String name(Output output) {
        return output instanceof Output.Named named ? named.name() : null;
    }
}
