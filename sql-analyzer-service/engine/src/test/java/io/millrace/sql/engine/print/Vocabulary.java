package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Expression.LiteralKind;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.dialect.ParameterStyle;
import io.millrace.sql.engine.text.Span;
import java.util.List;

/// Names and constants of a dialect. The text of constants and types is laid down in one text,
/// which their spans are of.
final class Vocabulary {
    private static final String NAMES = "a b c d total x1 _y été";
    private static final List<String> QUOTED =
            List.of("a b", "Select", "x.y", "9", "it's", "two  blanks", "-- no comment", "été");

    private final Dialect dialect;
    private final Choices choices;
    private final StringBuilder constants = new StringBuilder();

    Vocabulary(Dialect dialect, Choices choices) {
        this.dialect = dialect;
        this.choices = choices;
    }

    String constants() {
        return constants.toString();
    }

    /// The name of a table, a schema or an alias.
    Identifier relation() {
        return name(choices.of("t u v w"), dialect.folding());
    }

    Identifier function() {
        return new Identifier(
                dialect.folding().fold(choices.of("f g h greatest sum max")),
                false,
                Choices.NOWHERE);
    }

    Identifier column() {
        return name(choices.of(NAMES), dialect.columnFolding());
    }

    /// A name after AS, where every keyword will do.
    Identifier label() {
        return choices.oneIn(6)
                ? new Identifier(
                        dialect.columnFolding().fold(choices.of("select end value order date")),
                        false,
                        Choices.NOWHERE)
                : column();
    }

    private Identifier name(String plain, CaseFolding folding) {
        boolean quoted = choices.oneIn(5);
        String text = quoted ? choices.of(QUOTED) : plain;
        boolean folds = !quoted || dialect.lexis().has(Trait.QUOTED_NAMES_FOLD);
        return new Identifier(folds ? folding.fold(text) : text, quoted, Choices.NOWHERE);
    }

    Name table() {
        return new Name(choices.some(1, 2, this::tablePart), Choices.NOWHERE);
    }

    /// BigQuery cuts a quoted name at its dots.
    Identifier tablePart() {
        Identifier name = relation();
        return name.text().contains(".") ? tablePart() : name;
    }

    Name called() {
        return new Name(List.of(function()), Choices.NOWHERE);
    }

    Expression.ColumnReference reference() {
        Identifier column = column();
        List<Identifier> parts = choices.oneIn(3) ? List.of(relation(), column) : List.of(column);
        return new Expression.ColumnReference(parts, Choices.NOWHERE);
    }

    Expression constant() {
        return switch (choices.below(8)) {
            case 0, 1 -> literal(LiteralKind.STRING, choices.of(List.of("'x'", "'a b'", "''")));
            case 2 -> literal(LiteralKind.NULL, "NULL");
            case 3 -> literal(LiteralKind.BOOLEAN, choices.oneIn(2) ? "TRUE" : "FALSE");
            case 4 -> literal(LiteralKind.TYPED, "DATE '2020-01-01'");
            default -> number();
        };
    }

    Expression number() {
        return literal(LiteralKind.NUMBER, choices.of("1 22 2.5 1e3 .5"));
    }

    Expression.Literal fallback() {
        return literal(LiteralKind.DEFAULT, "DEFAULT");
    }

    private Expression.Literal literal(LiteralKind kind, String text) {
        return new Expression.Literal(kind, laid(text));
    }

    private Span laid(String text) {
        int start = constants.length();
        constants.append(text).append('\n');
        return new Span(start, start + text.length());
    }

    TypeName type() {
        String name = choices.of("int varchar decimal");
        String text = name.equals("decimal") ? name + "(10, 2)" : name;
        return new TypeName(dialect.columnFolding().fold(name), laid(text));
    }

    Expression parameter() {
        String text;
        if (dialect.lexis().has(ParameterStyle.COLON)) {
            text = ":p";
        } else if (dialect.lexis().has(ParameterStyle.AT)) {
            text = "@p";
        } else if (dialect.lexis().has(ParameterStyle.DOLLAR_NUMBER)) {
            text = "$1";
        } else {
            return number();
        }
        return new Expression.Parameter(text, Choices.NOWHERE);
    }
}
