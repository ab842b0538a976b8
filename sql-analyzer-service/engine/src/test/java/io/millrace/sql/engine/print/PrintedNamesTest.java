package io.millrace.sql.engine.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trees made by hand cannot say more than their names say.
class PrintedNamesTest {
    private static final Span NOWHERE = new Span(0, 0);

    private static Identifier name(String text, boolean quoted) {
        return new Identifier(text, quoted, NOWHERE);
    }

    private static Expression column(String text) {
        return new Expression.ColumnReference(List.of(name(text, true)), NOWHERE);
    }

    private static String printed(String dialect, String text) {
        Dialect named = Dialects.named(dialect).orElseThrow();
        return SqlPrinter.print(column(text), new SourceText(""), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "postgres | a\"; drop table t; -- | \"a\"\"; drop table t; --\"",
                "mysql | a`; drop table t; -- | `a``; drop table t; --`",
                "tsql | a\"]; drop table t; -- | \"a\"\"]; drop table t; --\""
            })
    void aQuoteInAQuotedNameIsDoubled(String dialect, String text, String expected) {
        assertEquals(expected, printed(dialect, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a`b", "a\\"})
    void whereAQuoteIsNotDoubledANameWithOneIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> printed("bigquery", text));
    }

    @Test
    void whatAMergeDeletesIsWritten() {
        QueryPart.MergeBranch branch =
                new QueryPart.MergeBranch(
                        null,
                        List.of(
                                new QueryPart.Assignment(
                                        List.of(),
                                        List.of(name("a", false)),
                                        List.of(),
                                        column("b"),
                                        NOWHERE)),
                        column("c"),
                        List.of(),
                        List.of(),
                        false,
                        NOWHERE);
        assertEquals(
                "WHEN MATCHED THEN UPDATE SET a = \"b\" DELETE WHERE \"c\"",
                SqlPrinter.print(
                        branch, new SourceText(""), Dialects.named("oracle").orElseThrow()));
    }

    @Test
    void anUnquotedNameStaysAsItIs() {
        Name name = new Name(List.of(name("s", false), name("T", true)), NOWHERE);
        assertEquals("s.\"T\"", new NamePrinter(Dialects.postgres()).of(name));
    }
}
