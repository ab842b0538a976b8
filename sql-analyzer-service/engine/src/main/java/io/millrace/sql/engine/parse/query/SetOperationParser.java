package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryBody.SetOperator;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// Set operations: UNION, EXCEPT, INTERSECT.
final class SetOperationParser {
    private final Cursor cursor;
    private final QueryParsers parsers;

    SetOperationParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// Whether UNION, EXCEPT, INTERSECT or what a dialect has in their place stands here.
    boolean starts() {
        Keyword keyword = cursor.keyword();
        if (keyword == Keyword.UNION
                || keyword == Keyword.EXCEPT
                || keyword == Keyword.INTERSECT
                || (keyword == Keyword.MINUS && cursor.has(Clause.MINUS))) {
            return true;
        }
        boolean sided =
                keyword == Keyword.FULL
                        || keyword == Keyword.LEFT
                        || keyword == Keyword.INNER
                        || keyword == Keyword.OUTER;
        if (!sided || !cursor.has(Clause.SET_BY_NAME)) {
            return false;
        }
        int next = cursor.index() + 1;
        Keyword then = cursor.keywordAt(next);
        return then == Keyword.UNION
                || then == Keyword.EXCEPT
                || then == Keyword.INTERSECT
                || (then == Keyword.OUTER && cursor.keywordAt(next + 1) == Keyword.UNION);
    }

    /// One flat chain: UNION and EXCEPT of one level, whose operands may be chains of INTERSECT.
    QueryBody combined(QueryBody first, int start) {
        List<QueryBody> operands = new ArrayList<>();
        List<SetOperator> operators = new ArrayList<>();
        List<QueryBody> tighter = new ArrayList<>();
        boolean byName = false;
        int from = start;
        QueryBody last = first;
        while (starts()) {
            skipSide();
            boolean intersects = cursor.is(Keyword.INTERSECT);
            SetOperator operator = operator();
            byName |= quantifiers();
            int next = cursor.index();
            if (intersects) {
                tighter.add(last);
            } else {
                operands.add(intersection(tighter, last, from));
                operators.add(operator);
                from = next;
            }
            last = parsers.queries().operand();
        }
        operands.add(intersection(tighter, last, from));
        return operators.isEmpty()
                ? operands.getFirst()
                : new QueryBody.SetOperation(operands, operators, byName, cursor.spanFrom(start));
    }

    /// The chain of INTERSECT gathered so far, which `last` ends; `last` alone if there is none.
    private QueryBody intersection(List<QueryBody> tighter, QueryBody last, int start) {
        if (tighter.isEmpty()) {
            return last;
        }
        List<QueryBody> operands = new ArrayList<>(tighter);
        operands.add(last);
        List<SetOperator> operators = new ArrayList<>();
        tighter.forEach(operand -> operators.add(SetOperator.INTERSECT));
        tighter.clear();
        return new QueryBody.SetOperation(operands, operators, false, cursor.spanFrom(start));
    }

    private void skipSide() {
        if (!cursor.accept(Keyword.FULL) && !cursor.accept(Keyword.LEFT)) {
            cursor.accept(Keyword.INNER);
        }
        cursor.accept(Keyword.OUTER);
    }

    private SetOperator operator() {
        SetOperator operator =
                cursor.is(Keyword.UNION)
                        ? SetOperator.UNION
                        : cursor.is(Keyword.INTERSECT) ? SetOperator.INTERSECT : SetOperator.EXCEPT;
        cursor.advance();
        return operator;
    }

    /// `ALL`, `DISTINCT`, `BY NAME`, `CORRESPONDING BY (…)`; whether columns go by their names.
    private boolean quantifiers() {
        if (cursor.accept(Keyword.ALL)) {
            boolean union = cursor.keywordAt(cursor.index() - 2) == Keyword.UNION;
            if (!union && !cursor.has(Clause.SET_ALL)) {
                throw cursor.unexpectedAt(cursor.index() - 1, "a query");
            }
        } else if (!cursor.accept(Keyword.DISTINCT) && cursor.has(Clause.UNION_SAYS_WHICH)) {
            throw cursor.unexpected("ALL or DISTINCT");
        }
        if (!cursor.has(Clause.SET_BY_NAME)) {
            return false;
        }
        if (cursor.accept(Keyword.STRAIGHT_JOIN) || cursor.acceptWord("STRICT")) {
            cursor.accept(Keyword.CORRESPONDING);
        }
        if (cursor.accept(Keyword.BY, Keyword.NAME)) {
            if (cursor.accept(Keyword.ON)) {
                parsers.names().list();
            }
            return true;
        }
        if (!cursor.accept(Keyword.CORRESPONDING)) {
            return false;
        }
        if (cursor.accept(Keyword.BY)) {
            parsers.names().list();
        }
        return true;
    }
}
