package io.millrace.streams.delivery.outbox;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.contract.payloads.Payload;
import org.jspecify.annotations.Nullable;

/// An event to be told; the [Outbox] gives it id, time, trace and number.
///
/// @param subject the id of the aggregate it is about; events of one subject keep their order
/// @param actor the user in whose name it happens
/// @param causationId the envelope or request that causes it
public record NewEvent(
        StreamKey stream,
        String subject,
        SessionId session,
        Payload payload,
        @Nullable String actor,
        @Nullable String causationId) {

    /// An event of nobody in particular.
    public static NewEvent on(
            StreamKey stream, Object subject, SessionId session, Payload payload) {
        return new NewEvent(stream, subject.toString(), session, payload, null, null);
    }

    /// The same in a user's name.
    public NewEvent by(@Nullable UserId user) {
        return new NewEvent(
                stream,
                subject,
                session,
                payload,
                user == null ? null : user.toString(),
                causationId);
    }

    /// The same with what caused it.
    public NewEvent causedBy(@Nullable String id) {
        return new NewEvent(stream, subject, session, payload, actor, id);
    }
}
