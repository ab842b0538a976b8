package io.millrace.session.paging;

import io.millrace.rest.DomainException;
import io.millrace.rest.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted.
///
/// @param page its number, from 1
/// @param size how many rows at most
/// @param offset how many rows to skip; 0 when there is a key
/// @param key the row before the first wanted one, null to begin with the first or at the offset
/// @param counted whether the total is wanted
public record PageRequest(int page, int size, int offset, @Nullable String key, boolean counted) {
    /// A list is counted no further than this.
    public static final int MAX_TOTAL = 10_000;

    /// How many rows to read: one more than wanted tells whether there is a next page.
    public int limit() {
        return size + 1;
    }

    /// The key of a list whose order is that of its ids.
    ///
    /// @throws DomainException INVALID_INPUT when the cursor is of another list
    public Optional<UUID> idKey() {
        return parsed(UUID::fromString);
    }

    /// The key of a list whose rows are numbered.
    ///
    /// @throws DomainException INVALID_INPUT when the cursor is of another list
    public Optional<Long> numberKey() {
        return parsed(Long::valueOf);
    }

    private <K> Optional<K> parsed(Function<String, K> parser) {
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(key));
        } catch (IllegalArgumentException ofAnotherList) {
            throw badCursor();
        }
    }

    /// The page made of what was read.
    ///
    /// @param rows up to [#limit()] rows
    /// @param keyOf a row's key
    /// @param total counts the rows; called when that is wanted
    public <E, V> Page<V> page(
            List<E> rows, Function<E, Object> keyOf, Function<E, V> view, LongSupplier total) {
        boolean more = rows.size() > size;
        List<E> shown = more ? rows.subList(0, size) : rows;
        String next =
                more ? new Cursor(page + 1, keyOf.apply(shown.getLast()).toString()).text() : null;
        return new Page<>(
                shown.stream().map(view).toList(),
                page,
                size,
                next,
                counted ? total.getAsLong() : null);
    }

    /// The refusal of a cursor of another list.
    public static DomainException badCursor() {
        return DomainException.invalidInput("cursor", "cursor is not one of this list");
    }
}
