package io.millrace.session.sessions;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a list of sessions shows: derived from the other two, never stored.
public enum UiStatus {
    @JsonProperty("pending")
    PENDING("pending"),
    @JsonProperty("in_progress")
    IN_PROGRESS("in_progress"),
    @JsonProperty("needs_review")
    NEEDS_REVIEW("needs_review"),
    @JsonProperty("needs_review_ip_returned")
    NEEDS_REVIEW_IP_RETURNED("needs_review_ip_returned"),
    @JsonProperty("archived")
    ARCHIVED("archived");

    private final String wireName;

    UiStatus(String wireName) {
        this.wireName = wireName;
    }

    /// The name in the API and in events.
    public String wireName() {
        return wireName;
    }

    /// @param ipReturned whether a lease was held and has been given back
    public static UiStatus of(InboxStatus inbox, SessionStatus session, boolean ipReturned) {
        if (session instanceof SessionStatus.Archived) {
            return ARCHIVED;
        }
        return switch (inbox) {
            case InboxStatus.Pending() -> PENDING;
            case InboxStatus.Active(), InboxStatus.Processing() -> IN_PROGRESS;
            case InboxStatus.Completed(), InboxStatus.Failed() ->
                    ipReturned ? NEEDS_REVIEW_IP_RETURNED : NEEDS_REVIEW;
            case InboxStatus.Archived() -> ARCHIVED;
        };
    }
}
