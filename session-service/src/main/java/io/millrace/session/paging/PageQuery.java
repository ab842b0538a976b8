package io.millrace.session.paging;

import io.millrace.rest.DomainException;
import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of every list. Read as text, so that a bad one is refused by name.
public class PageQuery {
    private static final int MAX_OFFSET = 10_000;
    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;
    private static final int MAX_DIGITS = 9;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    /// Which page, from 1.
    @QueryParam("page")
    @Parameter(
            description = "Which page, from 1; further than 10,000 rows only by cursor",
            schema = @Schema(implementation = Integer.class, minimum = "1", defaultValue = "1"))
    @Nullable String page;

    /// How many rows a page holds.
    @QueryParam("pageSize")
    @Parameter(
            schema =
                    @Schema(
                            implementation = Integer.class,
                            minimum = "1",
                            maximum = "100",
                            defaultValue = "20"))
    @Nullable String pageSize;

    /// The `next` of the page before.
    @QueryParam("cursor")
    @Parameter(description = "The next of the page before; in place of page")
    @Nullable String cursor;

    /// Whether the rows are to be counted.
    @QueryParam("total")
    @Parameter(
            description = "Whether to count the rows, up to 10,000",
            schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
    @Nullable String total;

    /// What was asked for.
    ///
    /// @throws DomainException INVALID_INPUT naming the parameter
    public PageRequest read() {
        int size = number("pageSize", pageSize, DEFAULT_SIZE, MAX_SIZE);
        boolean counted = total != null && flag(total);
        if (cursor != null) {
            if (page != null) {
                throw DomainException.invalidInput(
                        "cursor", "cursor and page cannot be given together");
            }
            Cursor from = Cursor.parse(cursor);
            return new PageRequest(from.page(), size, 0, from.key(), counted);
        }
        return page(page, size, counted);
    }

    /// A page by its number.
    ///
    /// @param page as the caller wrote it, null for the first
    /// @throws DomainException INVALID_INPUT naming the parameter
    public static PageRequest page(@Nullable String page, int size, boolean counted) {
        int number = number("page", page, 1, MAX_OFFSET);
        int offset = (number - 1) * size;
        if (offset > MAX_OFFSET) {
            throw DomainException.invalidInput("page", "page is too far; go on by cursor");
        }
        return new PageRequest(number, size, offset, null, counted);
    }

    /// A number that a caller wrote, from 1.
    ///
    /// @param otherwise what it is when it is absent
    /// @throws DomainException INVALID_INPUT naming the parameter
    public static int number(String name, @Nullable String text, int otherwise, int max) {
        if (text == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw DomainException.invalidInput(name, name + " is not a number");
        }
        int number = text.length() > MAX_DIGITS ? max + 1 : Integer.parseInt(text);
        if (number < 1 || number > max) {
            throw DomainException.invalidInput(name, name + " must be between 1 and " + max);
        }
        return number;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw DomainException.invalidInput("total", "total must be true or false");
        };
    }
}
