package io.millrace.gateway.sockets;

/// A frame that cannot be served; the socket stays.
final class RefusedFrame extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SocketError error;

    RefusedFrame(SocketError.Code code, String message) {
        super(message, null, false, false);
        this.error = new SocketError(code, message);
    }

    SocketError error() {
        return error;
    }
}
