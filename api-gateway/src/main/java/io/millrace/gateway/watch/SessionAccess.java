package io.millrace.gateway.watch;

import io.millrace.gateway.routes.UpstreamAnswer;
import io.millrace.gateway.routes.UpstreamCalls;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.ids.SessionId;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether somebody may watch a session: whoever may read it, asked of session-service now, with
/// their own token.
@ApplicationScoped
public class SessionAccess {
    private final UpstreamCalls calls;

    public SessionAccess(UpstreamCalls calls) {
        this.calls = calls;
    }

    /// The answer.
    public sealed interface Verdict {
        /// They may.
        record Granted() implements Verdict {}

        /// They may not.
        record Refused(ErrorCode code, String message) implements Verdict {}

        /// Nobody can tell at the moment.
        record Unknown(String message) implements Verdict {}
    }

    /// Asks; blocks until it is answered, at most for the time-out of the session route.
    ///
    /// @param bearer the caller's own token
    public Verdict mayWatch(SessionId session, String bearer) {
        UpstreamAnswer answer =
                calls.call(HttpMethod.GET, "/api/v1/sessions/" + session, bearer, null);
        return switch (answer) {
            case UpstreamAnswer.Answered answered -> judge(answered.status());
            case UpstreamAnswer.Unavailable unavailable ->
                    new Verdict.Unknown(unavailable.message());
        };
    }

    private static Verdict judge(int status) {
        return switch (status) {
            case 200 -> new Verdict.Granted();
            case 401 ->
                    new Verdict.Refused(ErrorCode.UNAUTHENTICATED, "The credential does not hold");
            case 403 -> new Verdict.Refused(ErrorCode.FORBIDDEN, "The caller may not do this");
            case 404 ->
                    new Verdict.Refused(ErrorCode.SESSION_NOT_FOUND, "There is no such session");
            default -> new Verdict.Unknown("It cannot be asked who may watch at the moment");
        };
    }
}
