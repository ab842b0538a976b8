package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names of columns, tables and functions.
public final class NameParser {
    private static final int MOST_PARTS = 4;

    private final Cursor cursor;
    private final CaseFolding folding;
    private final CaseFolding columnFolding;
    private final boolean quotedFold;
    private final FoldedNames folded = new FoldedNames();

    NameParser(Cursor cursor) {
        this.cursor = cursor;
        this.folding = cursor.dialect().folding();
        this.columnFolding = cursor.dialect().columnFolding();
        this.quotedFold = cursor.dialect().lexis().has(Trait.QUOTED_NAMES_FOLD);
    }

    /// Whether the current token can be the name of a column or a table.
    public boolean startsName() {
        return canBeName(cursor.index());
    }

    public boolean canBeName(int token) {
        return switch (cursor.kindAt(token)) {
            case QUOTED_NAME -> true;
            case WORD -> {
                Keyword keyword = cursor.keywordAt(token);
                yield keyword == null || cursor.dialect().allowsAsName(keyword);
            }
            case PARAMETER -> isTemplate(token);
            case STRING,
                    NUMBER,
                    OPERATOR,
                    LEFT_PARENTHESIS,
                    RIGHT_PARENTHESIS,
                    LEFT_BRACKET,
                    RIGHT_BRACKET,
                    LEFT_BRACE,
                    RIGHT_BRACE,
                    COMMA,
                    DOT,
                    COLON,
                    SEMICOLON,
                    INNER_SEMICOLON,
                    UNREADABLE,
                    END ->
                    false;
        };
    }

    /// `{{ name }}`, `${name}`, `&name`: what a client puts a name in place of.
    private boolean isTemplate(int token) {
        String text = cursor.textAt(token);
        return text.startsWith("{{")
                || text.startsWith("${")
                || text.startsWith("&")
                || (text.startsWith("{") && text.endsWith(":Identifier}"));
    }

    /// Whether the current token can be an alias without AS.
    public boolean startsAlias() {
        if (cursor.is(TokenKind.QUOTED_NAME)) {
            return true;
        }
        Keyword keyword = cursor.keyword();
        return cursor.is(TokenKind.WORD)
                && (keyword == null || cursor.dialect().allowsAsAlias(keyword));
    }

    /// The name of a table, a schema or an alias.
    public Identifier name(String what) {
        if (!startsName()) {
            throw cursor.unexpected(what);
        }
        return anyWord(folding);
    }

    /// The name of a column.
    public Identifier column(String what) {
        if (!startsName()) {
            throw cursor.unexpected(what);
        }
        return anyWord(columnFolding);
    }

    /// A column's name after `AS` or a dot, where every keyword will do.
    public Identifier label(String what) {
        if (cursor.is(TokenKind.WORD) || cursor.is(TokenKind.QUOTED_NAME)) {
            return anyWord(columnFolding);
        }
        return column(what);
    }

    /// A name after a dot in a table's name.
    public Identifier part(String what) {
        if (cursor.is(TokenKind.WORD)
                || cursor.is(TokenKind.QUOTED_NAME)
                || cursor.is(TokenKind.NUMBER)) {
            return anyWord(folding);
        }
        return name(what);
    }

    /// `a.b.c`
    public Name dotted(String what) {
        int start = cursor.index();
        List<Identifier> parts = new ArrayList<>(3);
        add(parts, name(what));
        while (true) {
            if (cursor.is(TokenKind.DOT)) {
                cursor.advance();
                if (cursor.is(TokenKind.DOT) && !cursor.has(Clause.EMPTY_SELECT)) {
                    continue;
                }
                add(parts, part("a name after the dot"));
            } else if (cursor.is(Symbol.MINUS) && isDash(cursor.index())) {
                cursor.advance();
                dashed(parts, start);
            } else {
                return linked(parts, start);
            }
        }
    }

    /// Oracle's `t@link`: the database that the link leads to stands before the other parts.
    private Name linked(List<Identifier> parts, int start) {
        boolean linked = false;
        while (cursor.has(Clause.DATABASE_LINKS)
                && cursor.is(Symbol.OTHER)
                && cursor.text().equals("@")) {
            cursor.advance();
            Identifier link = part("a database link");
            while (cursor.accept(TokenKind.DOT)) {
                Identifier more = part("a name after the dot");
                link =
                        new Identifier(
                                link.text() + "." + more.text(),
                                false,
                                new Span(link.span().start(), more.span().end()));
            }
            if (!linked) {
                parts.addFirst(link);
            }
            linked = true;
        }
        return new Name(parts, cursor.spanFrom(start));
    }

    private void add(List<Identifier> parts, Identifier part) {
        if (part.quoted() && cursor.has(Clause.DASHED_NAMES) && part.text().indexOf('.') > 0) {
            for (String piece : part.text().split("\\.", -1)) {
                parts.add(new Identifier(piece, true, part.span()));
            }
            return;
        }
        if (parts.size() == MOST_PARTS) {
            throw new SqlFault(
                    SqlErrorCode.PARSE_ERROR,
                    "A name has at most " + MOST_PARTS + " parts.",
                    part.span(),
                    null);
        }
        parts.add(part);
    }

    private boolean isDash(int token) {
        return cursor.has(Clause.DASHED_NAMES)
                && cursor.touches(token)
                && cursor.touches(token + 1);
    }

    /// `my-project`: the hyphen is part of the name.
    private void dashed(List<Identifier> parts, int start) {
        Identifier last = parts.removeLast();
        Identifier more = part("the rest of the name");
        parts.add(
                new Identifier(
                        last.text() + "-" + more.text(),
                        last.quoted(),
                        new Span(last.span().start(), cursor.spanFrom(start).end())));
    }

    /// `(a, b, c)`
    public List<Identifier> list() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Identifier> names = new ArrayList<>();
        do {
            names.add(cursor.is(Keyword.VALUE) ? label("a column name") : column("a column name"));
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return names;
    }

    /// The same name as a column's.
    public Identifier asColumn(Identifier name) {
        if (folding == columnFolding || (name.quoted() && !quotedFold)) {
            return name;
        }
        String text = cursor.slice(name.span());
        return new Identifier(
                columnFolding.fold(name.quoted() ? QuotedName.content(text, name.span()) : text),
                name.quoted(),
                name.span());
    }

    private Identifier anyWord(CaseFolding rule) {
        Span span = cursor.span();
        if (cursor.is(TokenKind.WORD)) {
            String word = folded.of(cursor.script(), span.start(), span.end(), rule);
            cursor.advance();
            return new Identifier(word, false, span);
        }
        String text = cursor.text();
        boolean quoted = cursor.is(TokenKind.QUOTED_NAME);
        if (quoted) {
            text = QuotedName.content(text, span);
        }
        if (!quoted || quotedFold) {
            text = rule.fold(text);
        }
        cursor.advance();
        return new Identifier(text, quoted, span);
    }

    /// A string as a name, where a dialect allows it.
    public Identifier stringAsName(String what) {
        Span span = cursor.span();
        String text = cursor.text();
        cursor.expect(TokenKind.STRING, what);
        return new Identifier(text.substring(1, Math.max(1, text.length() - 1)), true, span);
    }

    /// The name of a keyword as an identifier, for calls that are spelt as keywords.
    public @Nullable Identifier keywordAsFunction() {
        Keyword keyword = cursor.keyword();
        if (keyword == null || !cursor.dialect().allowsAsFunction(keyword)) {
            return null;
        }
        return anyWord(columnFolding);
    }

    /// The name of a function in FROM, which may be a keyword unless a schema stands before it.
    public Name function() {
        boolean dotted = cursor.kindAt(cursor.index() + 1) == TokenKind.DOT;
        Identifier word = dotted ? null : keywordAsFunction();
        return word == null ? dotted("a function") : new Name(List.of(word), word.span());
    }
}
