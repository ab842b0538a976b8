package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.Leaf;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Resolution;
import io.millrace.sql.engine.scope.Scope;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns a reference to a column into a node, and says what is wrong where it cannot.
public final class ColumnResolver {
    private final Findings findings;
    private final Budget budget;

    ColumnResolver(Findings findings, Budget budget) {
        this.findings = findings;
        this.budget = budget;
    }

    /// What a reference means where output columns may be seen by their names, too. A column that a
    /// relation certainly has goes before an alias, an alias before one that it may have.
    public ColumnNode node(Expression.ColumnReference reference, Frame frame) {
        budget.work(frame.scope().from().relations().size(), reference.span());
        if (reference.parts().size() == 1) {
            String name = reference.parts().getFirst().text();
            ColumnNode alias = frame.aliases().get(name);
            if (alias != null && !isHidden(reference, frame)) {
                return alias;
            }
        }
        return node(reference, frame.scope());
    }

    /// Whether a relation's column goes before an alias of its name.
    private static boolean isHidden(Expression.ColumnReference reference, Frame frame) {
        return switch (frame.order()) {
            case FIRST -> false;
            case BETWEEN -> frame.scope().certainlyHas(reference.parts().getFirst().text());
            case LAST ->
                    !(frame.scope().resolve(reference.parts()) instanceof Resolution.NoSuchColumn);
        };
    }

    private ColumnNode node(Expression.ColumnReference reference, Scope scope) {
        String name = reference.parts().getLast().text();
        Span span = reference.span();
        return switch (scope.resolve(reference.parts())) {
            case Resolution.Found found -> {
                // A column of many tables that are not known is made when it is asked for.
                budget.edges(found.node().edgesOnce(), span);
                yield found.node();
            }
            case Resolution.WholeRow row -> wholeRow(row.relation(), span);
            case Resolution.Vague vague -> {
                budget.work(vague.candidates().size(), span);
                findings.vagueColumn(name, span);
                yield unresolved(name, Listing.firstDisplays(vague.candidates()));
            }
            case Resolution.Unclear unclear -> {
                findings.vagueColumn(name, span);
                yield unresolved(name, Listing.first(unclear.candidates()));
            }
            case Resolution.Ambiguous ambiguous -> {
                Set<String> owners = displays(ambiguous.owners(), span);
                findings.error(
                        SqlErrorCode.AMBIGUOUS_COLUMN,
                        "The column "
                                + name
                                + " is in more than one place: "
                                + Listing.of(owners)
                                + ".",
                        span,
                        "write the table in front of it");
                yield unresolved(name, Listing.first(owners));
            }
            case Resolution.NoSuchColumn missing -> {
                findings.error(
                        SqlErrorCode.UNKNOWN_COLUMN,
                        "There is no column " + dotted(reference.parts()) + " here.",
                        span,
                        didYouMean(missing.suggestion()));
                yield unresolved(name, List.of());
            }
            case Resolution.NoSuchRelation missing -> {
                unknownRelation(
                        reference.parts().subList(0, reference.parts().size() - 1),
                        span,
                        missing.suggestion());
                yield unresolved(name, List.of());
            }
        };
    }

    /// A column that several relations may have, none of them certainly.
    public ColumnNode vague(String name, List<Relation> candidates, Span place) {
        findings.vagueColumn(name, place);
        return unresolved(name, Listing.firstDisplays(candidates));
    }

    /// All columns of a relation as one value.
    public ColumnNode wholeRow(Relation relation, Span place) {
        budget.edges(relation.columns().outputs().size(), place);
        ColumnNode row = ColumnNode.computed();
        for (Output output : relation.columns().outputs()) {
            row.feed(output.node(), LineageKind.EXPRESSION);
            use(relation, output);
        }
        return row;
    }

    /// All columns of the relation before `.*`, as one value.
    public ColumnNode wholeRow(Expression.Star star, Scope scope) {
        if (star.qualifier().isEmpty()) {
            ColumnNode row = ColumnNode.computed();
            scope.from()
                    .relations()
                    .forEach(relation ->
                            row.feed(wholeRow(relation, star.span()), LineageKind.IDENTITY));
            return row;
        }
        Relation relation = scope.relation(star.qualifier()).orElse(null);
        if (relation == null) {
            unknownRelation(star.qualifier(), star.span(), scope.similarRelation(star.qualifier()));
            return unresolved("*", List.of());
        }
        return wholeRow(relation, star.span());
    }

    public void unknownRelation(
            List<Identifier> qualifier, Span span, @Nullable String suggestion) {
        findings.error(
                SqlErrorCode.UNKNOWN_TABLE,
                "Nothing here is called " + dotted(qualifier) + ".",
                span,
                suggestion == null
                        ? "add it to FROM, or write the alias it has there"
                        : didYouMean(suggestion));
    }

    /// Notes that an output of a relation is used.
    public static void use(Relation relation, Output output) {
        switch (output) {
            case Output.Open _ -> relation.use("*");
            case Output.Named named -> {
                if (named.name() != null) {
                    relation.use(named.name());
                }
            }
        }
    }

    static ColumnNode unresolved(String name, List<String> candidates) {
        return ColumnNode.of(new Leaf.Unresolved(name, candidates));
    }

    public static @Nullable String didYouMean(@Nullable String suggestion) {
        return suggestion == null ? null : "did you mean `" + suggestion + "`?";
    }

    private Set<String> displays(List<Relation> relations, Span place) {
        budget.work(relations.size(), place);
        Set<String> displays = new LinkedHashSet<>();
        relations.forEach(relation -> displays.add(relation.display()));
        return displays;
    }

    private static String dotted(List<Identifier> parts) {
        return parts.stream().map(Identifier::text).collect(Collectors.joining("."));
    }
}
