package io.millrace.session.sessions.lists;

import io.millrace.rest.DomainException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which of one's sessions are meant; what is absent does not matter, what is there must all hold.
///
/// @param sessionStatus ACTIVE, RETURNING_IP, COMPLETED, FAILED, ARCHIVED
/// @param inboxStatus PENDING, ACTIVE, PROCESSING, COMPLETED, FAILED, ARCHIVED
/// @param uiStatus pending, in_progress, needs_review, needs_review_ip_returned, archived
/// @param repo exactly this repository
/// @param q words that title, repository or branches hold, each perhaps only the beginning of one
/// @param parent those that go on from this session
/// @param createdAfter opened later than this
/// @param createdBefore opened earlier than this
/// @param updatedAfter changed last later than this
/// @param updatedBefore changed last earlier than this
/// @param ids one of these, at most 100
/// @param deleted those that have been deleted; false when absent
@Schema(name = "SessionCriteria")
@RegisterForReflection
public record SessionCriteria(
        @Schema(enumeration = {"ACTIVE", "RETURNING_IP", "COMPLETED", "FAILED", "ARCHIVED"})
                @Pattern(
                        regexp = SESSION_STATUS,
                        message =
                                "must be one of ACTIVE, RETURNING_IP, COMPLETED, FAILED, ARCHIVED")
                @Nullable String sessionStatus,
        @Schema(
                        enumeration = {
                            "PENDING",
                            "ACTIVE",
                            "PROCESSING",
                            "COMPLETED",
                            "FAILED",
                            "ARCHIVED"
                        })
                @Pattern(
                        regexp = INBOX_STATUS,
                        message =
                                "must be one of PENDING, ACTIVE, PROCESSING, COMPLETED, FAILED,"
                                        + " ARCHIVED")
                @Nullable String inboxStatus,
        @Schema(
                        enumeration = {
                            "pending",
                            "in_progress",
                            "needs_review",
                            "needs_review_ip_returned",
                            "archived"
                        })
                @Pattern(
                        regexp = UI_STATUS,
                        message =
                                "must be one of pending, in_progress, needs_review,"
                                        + " needs_review_ip_returned, archived")
                @Nullable String uiStatus,
        @Size(min = 1, max = 2000) @Pattern(regexp = NO_NUL, message = NUL_REFUSED)
                @Nullable String repo,
        @Size(min = 1, max = 200)
                @Pattern(regexp = NO_NUL, message = NUL_REFUSED)
                @Pattern(regexp = A_WORD, message = "must hold a letter or a digit")
                @Nullable String q,
        @Nullable UUID parent,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable Instant updatedAfter,
        @Nullable Instant updatedBefore,
        @Size(min = 1, max = 100) @Nullable List<@NotNull UUID> ids,
        @Nullable Boolean deleted) {
    private static final String SESSION_STATUS = "ACTIVE|RETURNING_IP|COMPLETED|FAILED|ARCHIVED";
    private static final String INBOX_STATUS =
            "PENDING|ACTIVE|PROCESSING|COMPLETED|FAILED|ARCHIVED";
    private static final String UI_STATUS =
            "pending|in_progress|needs_review|needs_review_ip_returned|archived";
    private static final String NO_NUL = "[^\\x00]*";
    private static final String NUL_REFUSED = "must not hold the character U+0000";
    private static final String A_WORD = "(?s).*[\\p{L}\\p{N}].*";

    /// What PostgreSQL and everybody's calendar can do.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// All of one's sessions.
    static final SessionCriteria NONE =
            new SessionCriteria(
                    null, null, null, null, null, null, null, null, null, null, null, null);

    /// Whether anything is asked for at all; `deleted` alone names no session.
    boolean isEmpty() {
        return equals(NONE) || equals(NONE.deleted(deleted));
    }

    private SessionCriteria deleted(@Nullable Boolean flag) {
        return new SessionCriteria(
                null, null, null, null, null, null, null, null, null, null, null, flag);
    }

    boolean wantsDeleted() {
        return Boolean.TRUE.equals(deleted);
    }

    /// The same.
    ///
    /// @throws DomainException INVALID_INPUT naming a time that is out of every calendar
    public SessionCriteria checked() {
        check("createdAfter", createdAfter);
        check("createdBefore", createdBefore);
        check("updatedAfter", updatedAfter);
        check("updatedBefore", updatedBefore);
        return this;
    }

    private static void check(String name, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw DomainException.invalidInput(name, name + " must be of the years 1 to 9999");
        }
    }
}
