package io.millrace.gateway.sockets.frames;

/// A frame that cannot be served; the socket stays.
public final class RefusedFrame extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SocketError error;

    public RefusedFrame(SocketError.Code code, String message) {
        super(message, null, false, false);
        this.error = new SocketError(code, message);
    }

    public SocketError error() {
        return error;
    }
}
