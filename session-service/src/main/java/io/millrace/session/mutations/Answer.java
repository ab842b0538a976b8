package io.millrace.session.mutations;

import io.millrace.rest.conditions.EntityTag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a change is answered with.
///
/// @param status the HTTP status
/// @param location where the new thing is, null unless one was made
/// @param etag the version of what the body shows, null where it has none
/// @param body to be written as JSON; bytes are JSON already; null for none
/// @param about the session it belongs to; the kept answer goes when that is purged
public record Answer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable Object body,
        @Nullable UUID about) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    /// Something new.
    public static Answer created(
            String location, @Nullable EntityTag tag, Object view, UUID about) {
        return new Answer(CREATED, location, tag == null ? null : tag.text(), view, about);
    }

    /// Something changed.
    public static Answer changed(@Nullable EntityTag tag, Object view, UUID about) {
        return new Answer(OK, null, tag == null ? null : tag.text(), view, about);
    }

    /// Nothing to show.
    public static Answer gone(@Nullable UUID about) {
        return new Answer(NO_CONTENT, null, null, null, about);
    }
}
