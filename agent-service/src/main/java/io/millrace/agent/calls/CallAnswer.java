package io.millrace.agent.calls;

/// What came back from another service.
public sealed interface CallAnswer {
    /// It answered, well or badly.
    ///
    /// @param status the HTTP status
    record Answered(int status, String body) implements CallAnswer {
        /// Whether the status is one of success (RFC 9110, section 15.3).
        public boolean ok() {
            return status / 100 == 2;
        }
    }

    /// No answer, or none that can be read: asking again may help.
    ///
    /// @param why names the other service, and neither its address nor what the HTTP client said:
    ///   users get to read it
    record Unreachable(String why) implements CallAnswer {}
}
