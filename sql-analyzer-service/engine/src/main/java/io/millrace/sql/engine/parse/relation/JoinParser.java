package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.FromItem.JoinType;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chains of joins, and what dialects write in their place: APPLY, ARRAY JOIN, LATERAL VIEW.
public final class JoinParser {
    private final Cursor cursor;
    private final RelationParsers parsers;
    private final UnnestingJoinParser unnested;

    JoinParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.unnested = new UnnestingJoinParser(cursor, parsers);
    }

    /// A chain of joins that begins with `first`; `first` itself if no join follows.
    public FromItem joined(FromItem first, int start) {
        if (!startsJoin()) {
            return first;
        }
        FromItem left = first;
        List<FromItem.Join> joins = new ArrayList<>();
        while (startsJoin()) {
            if (unnested.startsLateralView()) {
                joins.add(unnested.lateralView());
            } else if (unnested.startsArrayJoin()) {
                unnested.arrayJoin(joins);
            } else {
                joins.add(join());
            }
            if (parsers.suffixes().startsPivot()) {
                FromItem whole = new FromItem.Joined(left, joins, null, cursor.spanFrom(start));
                left = parsers.suffixes().pivoted(whole, start);
                joins = new ArrayList<>();
            }
        }
        return joins.isEmpty()
                ? left
                : new FromItem.Joined(left, joins, null, cursor.spanFrom(start));
    }

    private boolean startsJoin() {
        Keyword keyword = cursor.keyword();
        if (keyword == null) {
            return false;
        }
        return switch (keyword) {
            case JOIN, INNER, LEFT, RIGHT, FULL, CROSS, NATURAL -> !isSetOperator();
            case OUTER -> cursor.keywordAt(cursor.index() + 1) == Keyword.APPLY;
            case SEMI, ANTI -> cursor.has(Clause.SEMI_JOIN) && leadsToJoin();
            case ASOF -> cursor.has(Clause.ASOF_JOIN) && leadsToJoin();
            case ANY, ALL, GLOBAL -> cursor.has(Clause.JOIN_STRICTNESS) && leadsToJoin();
            case ARRAY -> cursor.has(Clause.ARRAY_JOIN) && leadsToJoin();
            case POSITIONAL, PASTE -> cursor.has(Clause.POSITIONAL_JOIN) && leadsToJoin();
            case STRAIGHT_JOIN -> cursor.has(Clause.STRAIGHT_JOIN);
            case LATERAL -> unnested.startsLateralView();
            default -> false;
        };
    }

    private boolean isSetOperator() {
        int next = cursor.index() + 1;
        Keyword then = cursor.keywordAt(cursor.keywordAt(next) == Keyword.OUTER ? next + 1 : next);
        return then == Keyword.UNION || then == Keyword.INTERSECT || then == Keyword.EXCEPT;
    }

    private boolean leadsToJoin() {
        for (int at = cursor.index() + 1; at < cursor.index() + 5; at++) {
            Keyword keyword = cursor.keywordAt(at);
            if (keyword == Keyword.JOIN) {
                return true;
            }
            if (keyword == null) {
                return false;
            }
        }
        return false;
    }

    private FromItem.Join join() {
        int start = cursor.index();
        boolean natural = cursor.has(Clause.NATURAL_JOIN) && cursor.accept(Keyword.NATURAL);
        boolean bare = cursor.is(Keyword.JOIN) || cursor.is(Keyword.INNER);
        JoinType type = joinType();
        boolean apply = cursor.is(Keyword.APPLY) && cursor.has(Clause.APPLY);
        boolean straight = cursor.accept(Keyword.STRAIGHT_JOIN);
        boolean positional = cursor.accept(Keyword.POSITIONAL) || cursor.accept(Keyword.PASTE);
        if (apply) {
            cursor.advance();
            FromItem right = applied(parsers.from().single());
            JoinType kind = type == JoinType.FULL ? JoinType.LEFT : JoinType.CROSS;
            return new FromItem.Join(kind, false, right, null, List.of(), cursor.spanFrom(start));
        }
        if (!straight) {
            hint();
            cursor.expect(Keyword.JOIN);
            if (cursor.is(TokenKind.LEFT_BRACKET) && cursor.has(Clause.BRACKET_HINTS)) {
                cursor.skipGroup();
            }
        }
        if (positional) {
            type = JoinType.CROSS;
        }
        int rightStart = cursor.index();
        FromItem right = parsers.from().single();
        if (natural || positional) {
            return new FromItem.Join(type, natural, right, null, List.of(), cursor.spanFrom(start));
        }
        if (type == JoinType.CROSS && !startsCondition()) {
            return new FromItem.Join(type, false, right, null, List.of(), cursor.spanFrom(start));
        }
        if (startsJoin() && postpones(bare || straight)) {
            cursor.enter();
            right = joined(right, rightStart);
            cursor.leave();
        }
        return conditioned(type, right, straight, start);
    }

    /// `LOOP`, `HASH`, `MERGE` before JOIN (SQL Server), `DIRECTED` (Snowflake).
    private void hint() {
        if (cursor.keywordAt(cursor.index() + 1) != Keyword.JOIN) {
            return;
        }
        boolean server = cursor.has(Clause.TABLE_HINTS);
        boolean roach = cursor.has(Clause.JOIN_ALGORITHMS);
        boolean known =
                (roach && (cursor.isWord("HASH") || cursor.isWord("LOOKUP")))
                        || (roach && (cursor.is(Keyword.MERGE) || cursor.isWord("INVERTED")))
                        || (server && (cursor.is(Keyword.LOOP) || cursor.is(Keyword.MERGE)))
                        || (server && (cursor.isWord("HASH") || cursor.isWord("REMOTE")))
                        || (cursor.has(Clause.TRAILING_COMMA) && cursor.isWord("DIRECTED"));
        if (known) {
            cursor.advance();
        }
    }

    /// A cross join has a condition only where a dialect says nothing against it.
    private boolean startsCondition() {
        return (cursor.is(Keyword.ON) || cursor.is(Keyword.USING))
                && cursor.has(Clause.JOIN_WITHOUT_CONDITION);
    }

    /// Whether the join's condition comes after further joins: `a JOIN b JOIN c ON … ON …`. Where a
    /// join needs no condition, it has none here.
    private boolean postpones(boolean bare) {
        return !(bare && cursor.has(Clause.JOIN_WITHOUT_CONDITION))
                && !unnested.startsLateralView()
                && !unnested.startsArrayJoin();
    }

    private FromItem.Join conditioned(JoinType type, FromItem right, boolean straight, int start) {
        if (cursor.has(Clause.JOIN_USING) && cursor.accept(Keyword.USING)) {
            List<Identifier> columns =
                    cursor.is(TokenKind.LEFT_PARENTHESIS) ? parsers.names().list() : unwrapped();
            if (cursor.is(Keyword.AS) && cursor.has(Clause.EMPTY_SELECT)) {
                cursor.advance();
                parsers.names().name("an alias");
            }
            return new FromItem.Join(type, false, right, null, columns, cursor.spanFrom(start));
        }
        boolean nearest = cursor.has(Clause.ASOF_JOIN) && cursor.acceptWord("MATCH_CONDITION");
        if (nearest || cursor.accept(Keyword.ON)) {
            Expression on = parsers.expressions().expression();
            if (nearest && cursor.accept(Keyword.ON)) {
                on = and(on, parsers.expressions().expression());
            }
            if (nearest && cursor.accept(Keyword.USING)) {
                return new FromItem.Join(
                        type, false, right, on, parsers.names().list(), cursor.spanFrom(start));
            }
            return new FromItem.Join(type, false, right, on, List.of(), cursor.spanFrom(start));
        }
        boolean free =
                cursor.has(Clause.JOIN_WITHOUT_CONDITION)
                        && (type == JoinType.INNER
                                || type == JoinType.CROSS
                                || cursor.has(Clause.OUTER_JOIN_WITHOUT_CONDITION));
        if (straight || free) {
            return new FromItem.Join(type, false, right, null, List.of(), cursor.spanFrom(start));
        }
        throw cursor.unexpected("ON or USING");
    }

    /// `USING a, b`
    private List<Identifier> unwrapped() {
        if (!cursor.has(Clause.JOIN_STRICTNESS)) {
            throw cursor.unexpected("(");
        }
        List<Identifier> columns = new ArrayList<>();
        do {
            columns.add(parsers.names().column("a column name"));
        } while (cursor.accept(TokenKind.COMMA));
        return columns;
    }

    private static Expression and(Expression left, Expression right) {
        return new Expression.Logical(
                Expression.Connective.AND,
                List.of(left, right),
                new Span(left.span().start(), right.span().end()));
    }

    /// The words before JOIN, in any order that a dialect has.
    private JoinType joinType() {
        JoinType type = JoinType.INNER;
        boolean more = true;
        while (more) {
            Keyword keyword = cursor.keyword();
            JoinType found = keyword == null ? null : typeOf(keyword, type);
            more = found != null;
            if (found != null) {
                cursor.advance();
                type = found;
            }
        }
        return type;
    }

    private @Nullable JoinType typeOf(Keyword keyword, JoinType sofar) {
        return switch (keyword) {
            case CROSS -> JoinType.CROSS;
            case LEFT -> JoinType.LEFT;
            case RIGHT -> JoinType.RIGHT;
            case FULL -> JoinType.FULL;
            case OUTER -> sofar == JoinType.INNER ? JoinType.FULL : sofar;
            case SEMI -> cursor.has(Clause.SEMI_JOIN) ? JoinType.SEMI : null;
            case ANTI -> cursor.has(Clause.SEMI_JOIN) ? JoinType.ANTI : null;
            case INNER -> sofar;
            case ASOF -> cursor.has(Clause.ASOF_JOIN) ? sofar : null;
            case ANY, ALL, GLOBAL -> cursor.has(Clause.JOIN_STRICTNESS) ? sofar : null;
            default -> null;
        };
    }

    /// What stands after APPLY sees what stands before it.
    private static FromItem applied(FromItem right) {
        return right instanceof FromItem.Derived derived
                ? new FromItem.Derived(derived.query(), true, derived.alias(), derived.span())
                : right;
    }

    public boolean startsLateralView() {
        return unnested.startsLateralView();
    }

    /// The views after `first`, as a chain of joins.
    public FromItem lateralViews(FromItem first) {
        int start = cursor.index();
        return joined(first, start);
    }
}
