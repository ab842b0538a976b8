package io.millrace.sql.engine.ast;

import static io.millrace.sql.engine.ast.Children.all;
import static io.millrace.sql.engine.ast.Children.one;

import java.util.function.Consumer;

/// The nodes directly below a relation, in the order of the text.
final class FromChildren {
    private FromChildren() {}

    static void each(FromItem item, Consumer<Node> to) {
        switch (item) {
            case FromItem.Table table ->
                    Children.among(table.sample(), to, others -> one(table.alias(), others));
            case FromItem.Sampled sampled -> {
                one(sampled.source(), to);
                all(sampled.sample(), to);
            }
            case FromItem.Derived derived -> {
                one(derived.query(), to);
                one(derived.alias(), to);
            }
            case FromItem.Functions functions -> {
                all(functions.calls(), to);
                one(functions.alias(), to);
            }
            case FromItem.Pivot pivot ->
                    Children.among(pivot.asides(), to, others -> ofPivot(pivot, others));
            case FromItem.Unpivot unpivot ->
                    Children.among(unpivot.asides(), to, others -> ofUnpivot(unpivot, others));
            case FromItem.MatchRecognize match -> {
                one(match.source(), to);
                all(match.partitionBy(), to);
                all(match.orderBy(), to);
                all(match.measures(), to);
                all(match.definitions(), to);
                one(match.alias(), to);
            }
            case FromItem.Joined joined -> {
                one(joined.first(), to);
                for (FromItem.Join join : joined.joins()) {
                    one(join.right(), to);
                    one(join.on(), to);
                }
                one(joined.alias(), to);
            }
        }
    }

    private static void ofPivot(FromItem.Pivot pivot, Consumer<Node> to) {
        one(pivot.source(), to);
        all(pivot.aggregates(), to);
        all(pivot.columns(), to);
        all(pivot.values(), to);
        all(pivot.groupBy(), to);
        one(pivot.alias(), to);
    }

    private static void ofUnpivot(FromItem.Unpivot unpivot, Consumer<Node> to) {
        one(unpivot.source(), to);
        all(unpivot.columns(), to);
        one(unpivot.alias(), to);
    }
}
