package io.millrace.gateway.routes;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of asking a service.
public sealed interface UpstreamAnswer {
    /// It has answered.
    ///
    /// @param status HTTP
    /// @param body its JSON; a null node when there is none
    record Answered(int status, JsonNode body) implements UpstreamAnswer {
        /// Whether the service has done what was asked.
        public boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }

    /// It has not, or not in time, or not in JSON.
    record Unavailable(String message) implements UpstreamAnswer {}
}
