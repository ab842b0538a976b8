package io.millrace.session.sessions.lists;

import io.millrace.rest.DomainException;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.SessionEntity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The order of a list of sessions, and where one stands in it. Each has an index.
///
/// @param field what is compared; equals go by id
/// @param ascending whether the smallest comes first
record SessionOrder(Field field, boolean ascending) {
    /// What a list may be ordered by.
    enum Field {
        /// Ids are in the order of creation.
        CREATED_AT("createdAt", "s.id"),
        UPDATED_AT("updatedAt", "s.updated_at"),
        TITLE("title", "s.title");

        private final String wireName;
        private final String column;

        Field(String wireName, String column) {
            this.wireName = wireName;
            this.column = column;
        }
    }

    /// What the query parameters `sort` and `order` say; the newest first when they say nothing,
    /// titles from A to Z.
    ///
    /// @throws DomainException INVALID_INPUT naming the parameter
    static SessionOrder parse(@Nullable String sort, @Nullable String order) {
        Field field =
                switch (sort) {
                    case null -> Field.CREATED_AT;
                    case "createdAt" -> Field.CREATED_AT;
                    case "updatedAt" -> Field.UPDATED_AT;
                    case "title" -> Field.TITLE;
                    default ->
                            throw DomainException.invalidInput(
                                    "sort", "sort must be one of createdAt, updatedAt, title");
                };
        boolean ascending =
                switch (order) {
                    case null -> field == Field.TITLE;
                    case "asc" -> true;
                    case "desc" -> false;
                    default ->
                            throw DomainException.invalidInput(
                                    "order", "order must be one of asc, desc");
                };
        return new SessionOrder(field, ascending);
    }

    /// What stands behind `order by`.
    String sql() {
        String direction = ascending ? " asc" : " desc";
        return field == Field.CREATED_AT
                ? field.column + direction
                : field.column + direction + ", s.id" + direction;
    }

    /// A session's place, as a cursor holds it.
    String place(SessionEntity session) {
        String value =
                switch (field) {
                    case CREATED_AT -> "";
                    case UPDATED_AT -> session.updatedAt.toString();
                    case TITLE -> session.title;
                };
        return name() + "/" + session.id + "/" + value;
    }

    /// The condition on those behind a place; its parameters are added to the map.
    ///
    /// @throws DomainException INVALID_INPUT when the place is of another order or another list
    String behind(String place, Map<String, Object> parameters) {
        String[] parts = place.split("/", 3);
        if (parts.length != 3 || !parts[0].equals(name())) {
            throw PageRequest.badCursor();
        }
        String than = ascending ? " > " : " < ";
        try {
            parameters.put("lastId", UUID.fromString(parts[1]));
            return switch (field) {
                case CREATED_AT -> "s.id" + than + ":lastId";
                case UPDATED_AT -> {
                    parameters.put("lastValue", Instant.parse(parts[2]));
                    yield "(s.updated_at, s.id)" + than + "(:lastValue, :lastId)";
                }
                case TITLE -> {
                    parameters.put("lastValue", title(parts[2]));
                    yield "(s.title, s.id)" + than + "(:lastValue, :lastId)";
                }
            };
        } catch (IllegalArgumentException | DateTimeException ofAnotherList) {
            throw PageRequest.badCursor();
        }
    }

    private static String title(String text) {
        if (text.indexOf('\0') >= 0) {
            throw PageRequest.badCursor();
        }
        return text;
    }

    private String name() {
        return field.wireName + (ascending ? "+" : "-");
    }
}
