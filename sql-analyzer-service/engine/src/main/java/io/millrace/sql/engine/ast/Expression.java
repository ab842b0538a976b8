package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that has a value. Chains of one precedence are flat: `a AND b AND c` is one node with
/// three operands, however long. Parentheses leave no node.
public sealed interface Expression extends Node
        permits Expression.Literal,
                Expression.Parameter,
                Expression.ColumnReference,
                Expression.Star,
                Expression.Logical,
                Expression.Arithmetic,
                Expression.Comparison,
                Expression.Prefix,
                Expression.Between,
                Expression.Like,
                Expression.InList,
                Expression.InQuery,
                Expression.Quantified,
                Expression.Test,
                Expression.Exists,
                Expression.Subquery,
                Expression.ArrayQuery,
                Expression.ArrayItems,
                Expression.Row,
                Expression.Case,
                Expression.Cast,
                Call,
                Expression.Subscript,
                Expression.Field,
                Expression.AtTimeZone,
                Expression.Collate,
                Expression.Lambda,
                Expression.Composite,
                Expression.OuterMark,
                Expression.TableArgument,
                Expression.WrittenTable,
                Expression.Effect {

    /// What kind of constant a literal is.
    enum LiteralKind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        /// `DATE '…'`, `INTERVAL '…' DAY`
        TYPED,
        /// `DEFAULT`, only among the values of an INSERT
        DEFAULT
    }

    record Literal(LiteralKind kind, Span span) implements Expression {}

    /// `$1`, `:name`, `?`; the name is the text as written.
    record Parameter(String name, Span span) implements Expression {}

    /// `x`, `t.x`, `s.t.x`; at least one part, the column last.
    record ColumnReference(List<Identifier> parts, Span span) implements Expression {}

    /// `*`, `t.*` in a list of expressions; no part means every relation.
    ///
    /// @param asides the patterns that the columns' names are to be LIKE
    record Star(List<Identifier> qualifier, StarChange change, List<Expression> asides, Span span)
            implements Expression {
        /// A star with nothing after it.
        public Star(List<Identifier> qualifier, Span span) {
            this(qualifier, StarChange.NONE, span);
        }

        /// A star without patterns.
        public Star(List<Identifier> qualifier, StarChange change, Span span) {
            this(qualifier, change, List.of(), span);
        }
    }

    /// `a AS b` after a star's RENAME.
    record Renaming(Identifier from, Identifier to) {}

    /// What EXCEPT, REPLACE and RENAME after a star make of its columns.
    ///
    /// @param excluded the columns left out
    /// @param replaced the expressions that stand for columns, by their aliases
    /// @param renamed the columns that get other names
    record StarChange(
            List<Identifier> excluded, List<SelectItem> replaced, List<Renaming> renamed) {
        public static final StarChange NONE = new StarChange(List.of(), List.of(), List.of());

        public boolean isNone() {
            return excluded.isEmpty() && replaced.isEmpty() && renamed.isEmpty();
        }
    }

    enum Connective {
        AND,
        OR
    }

    /// A chain of two or more operands joined by one connective.
    record Logical(Connective connective, List<Expression> operands, Span span)
            implements Expression {}

    /// A chain of two or more operands of one level of precedence; `operators.get(i)` stands before
    /// operand `i + 1`.
    record Arithmetic(List<Expression> operands, List<String> operators, Span span)
            implements Expression {}

    record Comparison(String operator, Expression left, Expression right, Span span)
            implements Expression {}

    /// `NOT x`, `-x`, `@ x`
    record Prefix(String operator, Expression operand, Span span) implements Expression {}

    record Between(Expression operand, Expression low, Expression high, boolean negated, Span span)
            implements Expression {}

    /// LIKE, ILIKE and SIMILAR TO.
    record Like(
            Expression operand,
            Expression pattern,
            @Nullable Expression escape,
            boolean negated,
            Span span)
            implements Expression {}

    record InList(Expression operand, List<Expression> items, boolean negated, Span span)
            implements Expression {}

    record InQuery(Expression operand, Query query, boolean negated, Span span)
            implements Expression {}

    /// `x = ANY (…)`; the set is a [Subquery] or an expression with an array's value.
    record Quantified(
            Expression operand,
            String operator,
            Expression set,
            @Nullable Expression escape,
            Span span)
            implements Expression {}

    /// `x IS …`: NULL, TRUE, FALSE, UNKNOWN, DISTINCT FROM y (only this one has an `other`) and
    /// their like.
    record Test(
            Expression operand, String test, @Nullable Expression other, boolean negated, Span span)
            implements Expression {}

    record Exists(Query query, Span span) implements Expression {}

    /// A query in parentheses, used for its value.
    record Subquery(Query query, Span span) implements Expression {}

    record ArrayQuery(Query query, Span span) implements Expression {}

    record ArrayItems(List<Expression> items, Span span) implements Expression {}

    record Row(List<Expression> items, Span span) implements Expression {}

    record When(Expression condition, Expression result) {}

    record Case(
            @Nullable Expression operand,
            List<When> branches,
            @Nullable Expression otherwise,
            Span span)
            implements Expression {}

    /// `CAST(x AS type DEFAULT y ON CONVERSION ERROR, 'format')`
    ///
    /// @param options the value where the cast fails, and the formats
    record Cast(Expression operand, TypeName type, List<Expression> options, Span span)
            implements Expression {
        /// A cast without options.
        public Cast(Expression operand, TypeName type, Span span) {
            this(operand, type, List.of(), span);
        }
    }

    /// `a[1]`, `a[1:2]`, `a[:]`
    record Subscript(Expression operand, List<Expression> indexes, Span span)
            implements Expression {}

    /// `(row).field`; the field is null for `(row).*`.
    record Field(Expression operand, @Nullable Identifier field, Span span) implements Expression {}

    record AtTimeZone(Expression operand, Expression zone, Span span) implements Expression {}

    record Collate(Expression operand, Name collation, Span span) implements Expression {}

    /// `x -> x + 1`; the parameters hide columns of their names.
    record Lambda(List<Identifier> parameters, Expression body, Span span) implements Expression {}

    /// A struct, an object or a map written as its parts: `{'a': 1}`, `STRUCT(1 AS a)`.
    record Composite(List<Expression> items, Span span) implements Expression {}

    /// `x (+)`: the side of an outer join in Oracle's way.
    record OuterMark(Expression operand, Span span) implements Expression {}

    /// `TABLE t`, `TABLE(t)` as an argument: a whole table.
    ///
    /// @param asides the expressions of its PARTITION BY and ORDER BY
    record TableArgument(FromItem.Table table, List<Expression> asides, Span span)
            implements Expression {}

    /// Another table than its target that a statement writes, too: `OUTPUT … INTO t`, `LOG ERRORS
    /// INTO t`. It has no value.
    record WrittenTable(Name table, Span span) implements Expression {}

    /// What does something besides having a value: `NEXT VALUE FOR s`, `INTO OUTFILE '…'`, a script
    /// that TRANSFORM runs, a routine that WITH defines, a hint that locks. No statement with one
    /// of these is read-only.
    ///
    /// @param operands what its value, if it has one, is computed from
    record Effect(List<Expression> operands, Span span) implements Expression {
        /// One that is computed from nothing.
        public Effect(Span span) {
            this(List.of(), span);
        }
    }
}
