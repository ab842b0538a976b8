package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What dialects let follow a table: hints, samples, points in time, PIVOT and its like.
public final class RelationSuffixes {
    /// SQL Server's table hints that take no lock and hold none longer.
    private static final Set<String> LOCKLESS =
            Set.of(
                    "FORCESCAN",
                    "FORCESEEK",
                    "INDEX",
                    "NOEXPAND",
                    "NOLOCK",
                    "NOWAIT",
                    "READCOMMITTED",
                    "READCOMMITTEDLOCK",
                    "READPAST",
                    "READUNCOMMITTED",
                    "SNAPSHOT",
                    "SPATIAL_WINDOW_MAX_CELLS");

    private final Cursor cursor;
    private final RelationParsers parsers;
    private final TimeTravelParser times;

    RelationSuffixes(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.times = new TimeTravelParser(cursor, parsers);
    }

    /// PIVOT, UNPIVOT and MATCH_RECOGNIZE after any relation.
    public FromItem suffixed(FromItem item, int start) {
        if (!cursor.is(TokenKind.WORD)) {
            return item;
        }
        return pivoted(sampled(item, start), start);
    }

    /// The relation as a sample of itself, if one stands here.
    FromItem sampled(FromItem item, int start) {
        List<Expression> sample = new ArrayList<>(0);
        boolean samples = parsers.samples().sample(sample) || partitioned(sample);
        return samples ? new FromItem.Sampled(item, sample, cursor.spanFrom(start)) : item;
    }

    /// Whether PIVOT, UNPIVOT or MATCH_RECOGNIZE stands here.
    boolean startsPivot() {
        boolean pivots = cursor.is(Keyword.PIVOT) || cursor.is(Keyword.UNPIVOT);
        return (pivots && cursor.has(Clause.PIVOT))
                || (cursor.is(Keyword.MATCH_RECOGNIZE) && cursor.has(Clause.MATCH_RECOGNIZE));
    }

    FromItem pivoted(FromItem item, int start) {
        FromItem source = item;
        while (startsPivot()) {
            source =
                    cursor.is(Keyword.MATCH_RECOGNIZE)
                            ? parsers.matches().match(source, start)
                            : parsers.pivots().pivot(source, start);
        }
        return source;
    }

    /// What may stand between a table's name and its alias.
    void beforeAlias(List<Expression> expressions) {
        boolean more =
                cursor.is(TokenKind.WORD)
                        || cursor.is(TokenKind.LEFT_PARENTHESIS)
                        || cursor.is(Symbol.OTHER);
        while (more) {
            more =
                    times.travel(expressions)
                            || parsers.samples().sample(expressions)
                            || partitions()
                            || partitioned(expressions)
                            || (cursor.is(Keyword.FINAL) && cursor.has(Clause.FINAL) && take())
                            || hints(expressions);
        }
    }

    /// What may stand after a table's alias.
    public void afterAlias(List<Expression> expressions) {
        boolean more = cursor.is(TokenKind.WORD) || cursor.is(TokenKind.LEFT_PARENTHESIS);
        while (more) {
            more =
                    parsers.samples().sample(expressions)
                            || hints(expressions)
                            || partitioned(expressions)
                            || times.travel(expressions)
                            || (cursor.is(Keyword.FINAL) && cursor.has(Clause.FINAL) && take());
        }
    }

    private boolean take() {
        cursor.advance();
        return true;
    }

    /// `PARTITION (p0, p1)`, `SUBPARTITION (p)`
    private boolean partitions() {
        boolean labels = cursor.has(Clause.INSERT_LABEL);
        boolean temporary =
                labels
                        && cursor.is(Keyword.TEMPORARY)
                        && cursor.keywordAt(cursor.index() + 1) == Keyword.PARTITION;
        if (temporary) {
            cursor.advance();
        }
        boolean named =
                cursor.is(Keyword.PARTITION)
                        || cursor.isWord("SUBPARTITION")
                        || (labels && cursor.isWord("PARTITIONS"))
                        || (labels && cursor.isWord("TABLET") && groupFollows());
        boolean groups = cursor.keywordAt(cursor.index() + 1) == Keyword.BY;
        if (!named || groups || !cursor.has(Clause.PARTITION_SELECTION)) {
            return false;
        }
        cursor.advance();
        cursor.accept(Keyword.FOR);
        if (labels && parsers.names().startsName()) {
            parsers.names().name("a partition");
        } else {
            cursor.skipGroup();
        }
        return true;
    }

    private boolean groupFollows() {
        return cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
    }

    /// `PARTITION BY (a, b)` beside an outer join
    boolean partitioned(List<Expression> expressions) {
        boolean groups =
                cursor.is(Keyword.PARTITION, Keyword.BY) && cursor.has(Clause.PARTITIONED_JOIN);
        if (!groups) {
            return false;
        }
        cursor.advance();
        cursor.advance();
        expressions.addAll(
                cursor.is(TokenKind.LEFT_PARENTHESIS)
                        ? parsers.expressions().listInParentheses()
                        : parsers.expressions().list());
        return true;
    }

    private boolean hints(List<Expression> expressions) {
        if (cursor.has(Clause.TABLE_HINTS)) {
            return tableHints(expressions);
        }
        return (cursor.has(Clause.INDEX_AT) && indexAt())
                || (cursor.has(Clause.INDEX_HINTS) && indexHints());
    }

    /// `WITH (NOLOCK)`, `(NOLOCK)`
    private boolean tableHints(List<Expression> expressions) {
        int next = cursor.index() + 1;
        if (cursor.is(Keyword.WITH) && cursor.kindAt(next) == TokenKind.LEFT_PARENTHESIS) {
            cursor.advance();
            group(expressions);
            return true;
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) && cursor.isWordAt(next, "NOLOCK")) {
            group(expressions);
            return true;
        }
        return false;
    }

    /// Hints in parentheses; one that is not known to take no lock counts as an effect.
    private void group(List<Expression> expressions) {
        int open = cursor.index();
        cursor.skipGroup();
        for (int at = open + 1; at < cursor.index() - 1; at++) {
            int close = cursor.match(at);
            if (close > at) {
                at = close;
            } else if (cursor.kindAt(at) == TokenKind.WORD
                    && !LOCKLESS.contains(cursor.textAt(at).toUpperCase(Locale.ROOT))) {
                expressions.add(new Expression.Effect(cursor.spanAt(at)));
            }
        }
    }

    /// CockroachDB's `@index`, `@{FORCE_INDEX=i, ASC}`
    private boolean indexAt() {
        if (!cursor.is(Symbol.OTHER) || !cursor.text().equals("@")) {
            return false;
        }
        cursor.advance();
        if (cursor.is(TokenKind.LEFT_BRACE)) {
            cursor.skipGroup();
        } else {
            parsers.names().label("an index");
        }
        return true;
    }

    /// `USE INDEX FOR JOIN (a, b)`, `FORCE KEY (a)`, `INDEXED BY a`, `NOT INDEXED`
    private boolean indexHints() {
        if (cursor.accept(Keyword.INDEXED)) {
            cursor.expect(Keyword.BY);
            parsers.names().name("an index");
            return true;
        }
        if (cursor.accept(Keyword.NOT, Keyword.INDEXED)) {
            return true;
        }
        int next = cursor.index() + 1;
        boolean hint =
                (cursor.is(Keyword.USE) || cursor.is(Keyword.FORCE) || cursor.is(Keyword.IGNORE))
                        && (cursor.keywordAt(next) == Keyword.INDEX
                                || cursor.keywordAt(next) == Keyword.KEY);
        if (!hint) {
            return false;
        }
        cursor.advance();
        cursor.advance();
        if (cursor.accept(Keyword.FOR) && !cursor.accept(Keyword.JOIN)) {
            cursor.advance();
            cursor.expect(Keyword.BY);
        }
        cursor.skipGroup();
        cursor.accept(TokenKind.COMMA);
        return true;
    }
}
