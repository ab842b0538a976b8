package io.millrace.sql.engine.resolve.expression;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Pending;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Resolution;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One walk over one expression, which feeds the columns met into a node. What it has still to see
/// stands on a stack, above that of the walks it is inside of; only a subquery recurses.
final class ExpressionWalk {
    record Work(Expression expression, LineageKind kind) {}

    private final ExpressionResolvers resolver;
    private final Frame frame;
    private final ColumnNode target;
    private final Pending<Work> open;
    private final int others;
    private @Nullable Set<String> expanded;

    ExpressionWalk(ExpressionResolvers resolver, Frame frame, ColumnNode target) {
        this.resolver = resolver;
        this.frame = frame;
        this.target = target;
        this.open = resolver.expressions().open();
        this.others = open.size();
    }

    void run(Expression expression, LineageKind kind) {
        push(expression, kind);
        drain();
    }

    void drain() {
        open.turn(others);
        while (open.size() > others) {
            Work work = open.next();
            int left = open.size();
            resolver.expressions().step(work.expression());
            // A subquery recurses, and from here it takes the least of the stack.
            if (work.expression() instanceof Expression.Subquery subquery) {
                subquery(subquery.query(), work.kind());
            } else if (work.expression() instanceof Expression.Exists exists) {
                resolver.queries().resolve(exists.query(), frame.scope(), frame.summary());
            } else if (work.expression() instanceof Expression.InQuery in) {
                LineageKind inner = work.kind().with(LineageKind.EXPRESSION);
                push(in.operand(), inner);
                subquery(in.query(), inner);
            } else {
                step(work.expression(), work.kind(), work.kind().with(LineageKind.EXPRESSION));
            }
            open.turn(left);
        }
    }

    /// @param kind how the expression itself feeds the target
    /// @param inner how what it computes from does
    private void step(Expression expression, LineageKind kind, LineageKind inner) {
        switch (expression) {
            case Expression.Literal _, Expression.Parameter _ -> {
                // constants feed nothing
            }
            case Expression.ColumnReference reference -> reference(reference, kind);
            case Expression.Star star -> star(star, inner);
            case Expression.Logical chain -> pushAll(chain.operands(), inner);
            case Expression.Arithmetic chain -> pushAll(chain.operands(), inner);
            case Expression.Comparison comparison -> {
                push(comparison.left(), inner);
                push(comparison.right(), inner);
            }
            case Expression.Prefix prefix -> push(prefix.operand(), inner);
            case Expression.Between between -> {
                push(between.operand(), inner);
                push(between.low(), inner);
                push(between.high(), inner);
            }
            case Expression.Like like -> {
                push(like.operand(), inner);
                push(like.pattern(), inner);
                push(like.escape(), inner);
            }
            case Expression.InList in -> {
                push(in.operand(), inner);
                pushAll(in.items(), inner);
            }
            case Expression.Quantified quantified -> {
                push(quantified.operand(), inner);
                push(quantified.set(), inner);
                push(quantified.escape(), inner);
            }
            case Expression.Test test -> {
                push(test.operand(), inner);
                push(test.other(), inner);
            }
            case Expression.Subquery _, Expression.Exists _, Expression.InQuery _ ->
                    throw new IllegalStateException("Subqueries are walked apart.");
            case Expression.ArrayQuery array -> subquery(array.query(), inner);
            case Expression.ArrayItems array -> pushAll(array.items(), inner);
            case Expression.Row row -> pushAll(row.items(), inner);
            case Expression.Case choice -> choice(choice, inner);
            case Expression.Cast cast -> {
                push(cast.operand(), inner);
                pushAll(cast.options(), inner);
            }
            case Call call -> {
                beside(call.asides(), frame);
                if (CallKinds.isInserted(call, resolver.settings().dialect())) {
                    inserted(call, kind);
                } else if (CallKinds.picksColumns(call, resolver.settings().dialect())) {
                    // Which of them is not told: the patterns' languages differ from Java's.
                    List<Identifier> parts = call.name().parts();
                    List<Identifier> qualifier = parts.subList(0, parts.size() - 1);
                    star(new Expression.Star(qualifier, call.span()), inner);
                } else {
                    call(call, inner);
                }
            }
            case Expression.Subscript subscript -> {
                push(subscript.operand(), inner);
                pushAll(subscript.indexes(), inner);
            }
            case Expression.Field field -> field(field, kind, inner);
            case Expression.AtTimeZone at -> {
                push(at.operand(), inner);
                push(at.zone(), inner);
            }
            case Expression.Collate collate -> push(collate.operand(), kind);
            case Expression.OuterMark marked -> push(marked.operand(), kind);
            case Expression.Composite composite -> pushAll(composite.items(), inner);
            case Expression.Lambda lambda -> lambda(lambda, inner);
            case Expression.TableArgument argument -> table(argument, inner);
            case Expression.WrittenTable _ -> {
                // It has no value.
            }
            case Expression.Effect effect -> pushAll(effect.operands(), inner);
        }
    }

    /// `(t).a` of a relation `t` is its column, anything else a part of a value.
    private void field(Expression.Field field, LineageKind kind, LineageKind inner) {
        if (field.field() != null
                && field.operand() instanceof Expression.ColumnReference row
                && row.parts().size() == 1
                && frame.scope().resolve(row.parts()) instanceof Resolution.WholeRow whole
                && whole.relation().columns().isClosed()) {
            reference(
                    new Expression.ColumnReference(
                            List.of(row.parts().getFirst(), field.field()), field.span()),
                    kind);
        } else {
            push(field.operand(), inner);
        }
    }

    private void reference(Expression.ColumnReference reference, LineageKind kind) {
        Expression value = ExpressionEdges.named(reference, frame);
        if (value != null && isFirst(reference.parts().getFirst().text())) {
            push(value, kind);
        } else {
            target.feed(resolver.columns().node(reference, frame), kind);
        }
    }

    /// Whether the named expression was not expanded in this walk yet.
    private boolean isFirst(String name) {
        if (expanded == null) {
            expanded = new HashSet<>();
        }
        return expanded.add(name);
    }

    /// The parameters hide columns; nothing is known to feed them but what the call's other
    /// arguments feed anyway.
    private void lambda(Expression.Lambda lambda, LineageKind kind) {
        resolver.enter(lambda.span());
        List<Output> parameters = new ArrayList<>();
        for (Identifier parameter : lambda.parameters()) {
            parameters.add(new Output.Named(parameter.text(), ColumnNode.computed()));
        }
        Relation relation =
                new Relation(
                        TableKind.FUNCTION, TableRole.READ, null, null, Columns.of(parameters));
        Frame inside = frame.in(frame.scope().inner(FromGroup.of(relation)));
        new ExpressionWalk(resolver, inside, target).run(lambda.body(), kind);
        resolver.leave();
    }

    private void table(Expression.TableArgument argument, LineageKind kind) {
        FromGroup group =
                resolver.from().resolve(List.of(argument.table()), frame.scope(), frame.summary());
        for (Relation relation : group.relations()) {
            target.feed(resolver.columns().wholeRow(relation, argument.span()), kind);
        }
        beside(argument.asides(), frame.in(frame.scope().inner(group)));
    }

    private void star(Expression.Star star, LineageKind kind) {
        target.feed(resolver.columns().wholeRow(star, frame.scope()), kind);
        beside(star.asides(), frame);
        for (SelectItem item : star.change().replaced()) {
            push(item.expression(), kind);
        }
    }

    private void choice(Expression.Case choice, LineageKind kind) {
        LineageKind deciding = kind.with(LineageKind.CONDITIONAL);
        push(choice.operand(), deciding);
        for (Expression.When branch : choice.branches()) {
            push(branch.condition(), deciding);
            push(branch.result(), kind);
        }
        push(choice.otherwise(), kind);
    }

    private void call(Call call, LineageKind kind) {
        LineageKind fed = kind;
        if (call.over() != null) {
            fed = kind.with(LineageKind.WINDOW);
        } else if (CallKinds.aggregates(call, resolver.settings().dialect())) {
            fed = kind.with(LineageKind.AGGREGATE);
        }
        List<Expression> arguments = call.arguments();
        if (CallKinds.decides(call)) {
            push(arguments.getFirst(), fed.with(LineageKind.CONDITIONAL));
            arguments = arguments.subList(1, arguments.size());
        }
        pushAll(arguments, fed);
        sorted(call.orderBy(), fed);
        sorted(call.withinGroup(), fed);
        push(call.filter(), kind.with(LineageKind.CONDITIONAL));
        if (call.over() != null) {
            window(call.over());
        }
    }

    private void inserted(Call call, LineageKind kind) {
        if (call.arguments().getFirst() instanceof Expression.ColumnReference reference) {
            Identifier excluded = new Identifier("excluded", false, call.span());
            push(
                    new Expression.ColumnReference(
                            List.of(excluded, reference.parts().getLast()), reference.span()),
                    kind);
        }
    }

    void window(QueryPart.Window window) {
        Identifier base = window.base();
        if (base != null) {
            ColumnNode named = frame.windows().get(base.text());
            if (named == null) {
                resolver.findings()
                        .error(
                                SqlErrorCode.INVALID_EXPRESSION,
                                "There is no window " + base.text() + ".",
                                base.span(),
                                "define it in the WINDOW clause");
            } else {
                target.feed(named, LineageKind.WINDOW_DEFINITION);
            }
        }
        pushAll(window.partitionBy(), LineageKind.WINDOW_DEFINITION);
        sorted(window.orderBy(), LineageKind.WINDOW_DEFINITION);
        pushAll(window.frameBounds(), LineageKind.WINDOW_DEFINITION);
    }

    private void sorted(List<QueryPart.SortItem> items, LineageKind kind) {
        for (QueryPart.SortItem item : items) {
            push(item.expression(), kind);
            beside(item.asides(), frame);
        }
    }

    /// Resolves expressions that feed nothing.
    private void beside(List<Expression> asides, Frame place) {
        if (!asides.isEmpty()) {
            resolver.enter(asides.getFirst().span());
            asides.forEach(aside -> resolver.expressions().node(aside, place));
            resolver.leave();
        }
    }

    private void subquery(Query query, LineageKind kind) {
        for (Output output :
                resolver.queries().resolve(query, frame.scope(), frame.summary()).outputs()) {
            target.feed(output.node(), kind);
        }
    }

    private void pushAll(Collection<Expression> expressions, LineageKind kind) {
        expressions.forEach(expression -> push(expression, kind));
    }

    void push(@Nullable Expression expression, LineageKind kind) {
        if (expression != null) {
            open.add(new Work(expression, kind));
        }
    }
}
