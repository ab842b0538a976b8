package io.millrace.gateway.routes;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A request's body that fails when it turns out larger than it may be. It counts what passes and
/// keeps nothing.
final class BoundedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long limit;
    private final Runnable begun;
    private long passed;
    private boolean reading;
    private boolean ended;
    private @Nullable Handler<Throwable> failureHandler;

    /// @param begun called before the first chunk passes; not at all when there is none
    BoundedBody(ReadStream<Buffer> body, long limit, Runnable begun) {
        this.body = body;
        this.limit = limit;
        this.begun = begun;
    }

    /// The body went past its limit.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("The body is larger than " + limit + " bytes", null, false, false);
        }
    }

    /// Whether somebody reads it and its end has not come: what is missing is the caller's to send.
    boolean isAwaited() {
        return reading && !ended;
    }

    /// Whether more has come than may.
    boolean exceeded() {
        return passed > limit;
    }

    @Override
    public BoundedBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        if (exceeded()) {
            return;
        }
        if (passed == 0) {
            begun.run();
        }
        passed += chunk.length();
        if (!exceeded()) {
            handler.handle(chunk);
        } else if (failureHandler != null) {
            failureHandler.handle(new TooLarge(limit));
        }
    }

    @Override
    public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failureHandler = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody pause() {
        reading = false;
        body.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        reading = true;
        body.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        reading = true;
        body.fetch(amount);
        return this;
    }

    @Override
    public BoundedBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : _ -> {
                            ended = true;
                            handler.handle(null);
                        });
        return this;
    }
}
