package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import java.util.Locale;

/// How tightly an expression holds together, loosest first (PostgreSQL manual, 4.1.6): an operand
/// that binds looser than its operator asks for needs parentheses. This is said here independently
/// of the parser, so that each of them tests the other.
final class Binding {
    static final int ANYTHING = 0;

    /// `c ? a : b`, `@a := b`, `x -> y`
    static final int CHOICE = 1;

    static final int OR = 2;
    static final int AND = 3;
    static final int NOT = 4;
    static final int IS = 5;
    static final int COMPARISON = 6;

    /// BETWEEN, IN, LIKE, OVERLAPS
    static final int MATCH = 7;

    /// Every operator without a place of its own.
    static final int OTHER = 8;

    static final int SUM = 9;
    static final int PRODUCT = 10;
    static final int POWER = 11;
    static final int AT = 12;
    static final int COLLATE = 13;
    static final int SIGN = 14;

    /// Subscripts, fields, `::`
    static final int POSTFIX = 15;

    static final int PRIMARY = 16;

    private Binding() {}

    static int of(Expression expression) {
        return switch (expression) {
            case Expression.Lambda _ -> CHOICE;
            case Expression.Logical chain ->
                    chain.connective() == Expression.Connective.OR ? OR : AND;
            case Expression.Arithmetic chain -> ofArithmetic(chain.operators().getFirst());
            case Expression.Comparison comparison -> ofComparison(comparison.operator());
            case Expression.Prefix prefix -> ofPrefix(prefix.operator());
            case Expression.Between _,
                    Expression.Like _,
                    Expression.InList _,
                    Expression.InQuery _ ->
                    MATCH;
            case Expression.Quantified quantified -> ofQuantified(quantified.operator());
            case Expression.Test _ -> IS;
            case Expression.AtTimeZone _ -> AT;
            case Expression.Collate _ -> COLLATE;
            case Expression.Subscript _, Expression.Field _, Expression.OuterMark _ -> POSTFIX;
            case Expression.Literal _,
                    Expression.Parameter _,
                    Expression.ColumnReference _,
                    Expression.Star _,
                    Expression.Exists _,
                    Expression.Subquery _,
                    Expression.ArrayQuery _,
                    Expression.ArrayItems _,
                    Expression.Row _,
                    Expression.Case _,
                    Expression.Cast _,
                    Expression.Composite _,
                    Expression.TableArgument _,
                    Expression.WrittenTable _,
                    Expression.Effect _,
                    Call _ ->
                    PRIMARY;
        };
    }

    /// The operators of a chain are all of one level.
    static int ofArithmetic(String operator) {
        return switch (operator.toUpperCase(Locale.ROOT)) {
            case "+", "-" -> SUM;
            case "*", "/", "%", "DIV", "MOD" -> PRODUCT;
            case "^" -> POWER;
            default -> OTHER;
        };
    }

    static int ofComparison(String operator) {
        return switch (operator.toUpperCase(Locale.ROOT)) {
            case ":=" -> CHOICE;
            case "IS" -> IS;
            case "OVERLAPS", "CONTAINS", "MEMBER", "SUBMULTISET OF" -> MATCH;
            default -> COMPARISON;
        };
    }

    private static int ofQuantified(String operator) {
        return switch (operator.toUpperCase(Locale.ROOT)) {
            case "+", "-", "*", "/", "%", "^" -> ofArithmetic(operator);
            case "=", "<>", "!=", "<", ">", "<=", ">=", "==", "<=>", "!<", "!>", "^=" -> COMPARISON;
            default -> Character.isLetter(operator.charAt(0)) ? MATCH : OTHER;
        };
    }

    /// A prefix takes everything to its right that binds at least as tightly, so it counts as
    /// looser than the loosest of it.
    static int ofPrefix(String operator) {
        return switch (operator.toUpperCase(Locale.ROOT)) {
            case "NOT", "!" -> NOT;
            case "+", "-", "PRIOR", "CONNECT_BY_ROOT", "BINARY" -> SIGN;
            default -> OTHER;
        };
    }

    /// What a prefix's operand has to bind at least.
    static int ofPrefixOperand(String operator) {
        int own = ofPrefix(operator);
        return own == OTHER ? OTHER + 1 : own;
    }
}
