package io.millrace.start;

/// A server that this service needs is not to be had; the message says which and why.
final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReady(String message) {
        super(message);
    }
}
