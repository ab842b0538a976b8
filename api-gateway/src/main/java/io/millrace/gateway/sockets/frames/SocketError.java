package io.millrace.gateway.sockets.frames;

/// What is wrong, in a frame.
///
/// @param message for people
public record SocketError(Code code, String message) {

    /// For programs.
    public enum Code {
        INTERNAL_SERVER_ERROR,
        NOT_FOUND,
        UNAUTHORIZED,
        FORBIDDEN,
        BAD_REQUEST,
        CONFLICT,
        RATE_LIMITED,
        UNAVAILABLE;

        /// The code that tells of an HTTP status of 400 or more.
        public static Code ofStatus(int status) {
            return switch (status) {
                case 401 -> UNAUTHORIZED;
                case 403 -> FORBIDDEN;
                case 404 -> NOT_FOUND;
                case 409, 412 -> CONFLICT;
                case 429 -> RATE_LIMITED;
                case 502, 503, 504 -> UNAVAILABLE;
                default -> status >= 500 ? INTERNAL_SERVER_ERROR : BAD_REQUEST;
            };
        }
    }
}
