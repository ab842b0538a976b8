package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call of a function, an aggregate or a window function.
///
/// @param arguments in order; named arguments without their names
/// @param distinct `count(DISTINCT x)`
/// @param orderBy `array_agg(x ORDER BY y)`
/// @param withinGroup `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)`
/// @param filter `FILTER (WHERE …)`
/// @param over the window it is computed over, if it is
/// @param asides what stands between the parentheses beside the arguments and feeds no value:
///   HAVING MAX, LIMIT, SEPARATOR, the defaults of declared columns
public record Call(
        Name name,
        List<Expression> arguments,
        boolean distinct,
        List<QueryPart.SortItem> orderBy,
        List<QueryPart.SortItem> withinGroup,
        @Nullable Expression filter,
        QueryPart.@Nullable Window over,
        List<Expression> asides,
        Span span)
        implements Expression {
    public Call {
        arguments = List.copyOf(arguments);
        asides = List.copyOf(asides);
    }

    /// A call without asides.
    public Call(
            Name name,
            List<Expression> arguments,
            boolean distinct,
            List<QueryPart.SortItem> orderBy,
            List<QueryPart.SortItem> withinGroup,
            @Nullable Expression filter,
            QueryPart.@Nullable Window over,
            Span span) {
        this(name, arguments, distinct, orderBy, withinGroup, filter, over, List.of(), span);
    }

    /// A call with nothing but arguments.
    public static Call plain(Name name, List<Expression> arguments, Span span) {
        return new Call(name, arguments, false, List.of(), List.of(), null, null, span);
    }

    /// The same call with more asides, up to the end of `whole`.
    public Call beside(List<Expression> more, Span whole) {
        List<Expression> all = new ArrayList<>(asides);
        all.addAll(more);
        return new Call(name, arguments, distinct, orderBy, withinGroup, filter, over, all, whole);
    }
}
