package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.dialect.Lexis;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Names, in the quotes of the dialect where they stood in quotes.
final class NamePrinter {
    private static final Set<String> KEYWORDS =
            EnumSet.allOf(Keyword.class).stream()
                    .map(Keyword::name)
                    .collect(Collectors.toUnmodifiableSet());

    private final char open;
    private final char close;
    private final boolean backslashes;

    NamePrinter(Dialect dialect) {
        String quotes = dialect.lexis().nameQuotes();
        open = quotes.indexOf('"') >= 0 ? '"' : quotes.charAt(0);
        close = open == '[' ? ']' : open;
        backslashes = dialect.lexis().has(Lexis.Trait.BACKSLASHES_IN_NAMES);
    }

    /// The standard's `"` where the dialect has it; a quote in the name is doubled.
    String of(Identifier name) {
        if (!name.quoted()) {
            return name.text();
        }
        String ending = String.valueOf(close);
        if (backslashes && (name.text().contains(ending) || name.text().contains("\\"))) {
            throw new IllegalArgumentException("A name with a quote or a backslash in it.");
        }
        return open + name.text().replace(ending, ending + ending) + ending;
    }

    String of(Name name) {
        return dotted(name.parts());
    }

    String of(Expression.ColumnReference reference) {
        return dotted(reference.parts());
    }

    String dotted(List<Identifier> parts) {
        return parts.stream().map(this::of).collect(Collectors.joining("."));
    }

    List<String> each(List<Identifier> names) {
        return names.stream().map(this::of).toList();
    }

    /// Whether a name would be taken for a keyword where no AS stands before it.
    static boolean isKeyword(Identifier name) {
        return !name.quoted() && KEYWORDS.contains(name.text().toUpperCase(Locale.ROOT));
    }
}
