package io.millrace.gateway.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.gateway.entrance.Credential;
import io.millrace.gateway.fanout.FanoutHub;
import io.millrace.gateway.fanout.Next;
import io.millrace.gateway.fanout.Opened;
import io.millrace.gateway.fanout.Pump;
import io.millrace.gateway.fanout.Subscription;
import io.millrace.gateway.fanout.Watcher;
import io.millrace.gateway.sockets.frames.InFrame;
import io.millrace.gateway.sockets.frames.OutFrames;
import io.millrace.gateway.sockets.frames.RefusedFrame;
import io.millrace.gateway.sockets.frames.SocketError;
import io.millrace.gateway.watch.SessionAccess;
import io.millrace.gateway.watch.Standing;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.delivery.fanout.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one socket watches: at most one subscription per stream. Subscribing again replaces it.
final class SocketSubscriptions {
    static final String SUBSCRIBE = "/subscribe";
    static final String UNSUBSCRIBE = "/unsubscribe";

    /// What all sockets use.
    record Parts(
            FanoutHub hub, SessionAccess access, OutFrames frames, ObjectMapper json, int limit) {}

    private final Parts parts;
    private final Credential credential;
    private final Pump pump;
    private final Watcher watcher;
    private final Map<WatchedStream, Subscription> open = new HashMap<>();
    private boolean closed;

    SocketSubscriptions(Parts parts, Credential credential, Pump pump, Watcher watcher) {
        this.parts = parts;
        this.credential = credential;
        this.pump = pump;
        this.watcher = watcher;
    }

    /// Begins to watch: asks whether the caller may, looks where the client left off, answers, and
    /// then has the events carried, those that were missed first.
    synchronized void subscribe(InFrame frame) throws RefusedFrame {
        WatchedStream stream = WatchedStream.parse(frame.text("stream"));
        @Nullable Position after = position(frame.optionalText("after"));
        switch (parts.access.mayWatch(stream.session(), credential.bearer())) {
            case SessionAccess.Verdict.Granted _ -> {}
            case SessionAccess.Verdict.Refused refused -> {
                leave(stream);
                throw new RefusedFrame(codeOf(refused.code()), refused.message());
            }
            case SessionAccess.Verdict.Unknown unknown ->
                    throw new RefusedFrame(SocketError.Code.UNAVAILABLE, unknown.message());
        }
        if (closed) {
            return;
        }
        if (!open.containsKey(stream) && open.size() >= parts.limit) {
            throw new RefusedFrame(
                    SocketError.Code.RATE_LIMITED,
                    "A socket may watch at most " + parts.limit + " streams");
        }
        leave(stream);
        Opened opened = opened(stream, after);
        open.put(stream, opened.subscription());
        Standing standing = Standing.of(stream.name(), opened);
        pump.send(
                parts.frames.answer(
                        SUBSCRIBE,
                        "subscribed",
                        standing.json(parts.json),
                        null,
                        credential.caller(),
                        standing.position(),
                        frame.id()));
        pump.carry(opened.subscription(), next -> rendering(stream, next));
    }

    private Opened opened(WatchedStream stream, @Nullable Position after) throws RefusedFrame {
        try {
            return parts.hub.subscribe(stream.key(), after, watcher);
        } catch (RuntimeException e) {
            throw new RefusedFrame(
                    SocketError.Code.UNAVAILABLE, "Events cannot be read at the moment");
        }
    }

    /// Ends watching; also when there was nothing to end.
    synchronized void unsubscribe(InFrame frame) throws RefusedFrame {
        WatchedStream stream = WatchedStream.parse(frame.text("stream"));
        leave(stream);
        pump.send(
                parts.frames.answer(
                        UNSUBSCRIBE,
                        "unsubscribed",
                        streamPayload(stream),
                        null,
                        credential.caller(),
                        null,
                        frame.id()));
    }

    /// Ends every subscription to what the caller may no longer read, and says so.
    void checkAccess() {
        for (WatchedStream stream : streams()) {
            if (parts.access.mayWatch(stream.session(), credential.bearer())
                    instanceof SessionAccess.Verdict.Refused refused) {
                lost(stream, refused);
            }
        }
    }

    private synchronized void lost(WatchedStream stream, SessionAccess.Verdict.Refused refused) {
        if (leave(stream)) {
            pump.send(
                    parts.frames.answer(
                            SUBSCRIBE,
                            "unsubscribed",
                            streamPayload(stream),
                            new SocketError(codeOf(refused.code()), refused.message()),
                            credential.caller(),
                            null,
                            null));
        }
    }

    /// Ends all of them for good.
    synchronized void close() {
        closed = true;
        streams().forEach(this::leave);
    }

    private synchronized List<WatchedStream> streams() {
        return List.copyOf(open.keySet());
    }

    private boolean leave(WatchedStream stream) {
        Subscription left = open.remove(stream);
        if (left == null) {
            return false;
        }
        pump.drop(left);
        left.close();
        return true;
    }

    private Optional<String> rendering(WatchedStream stream, Next next) {
        return switch (next) {
            case Next.Event event ->
                    event.event()
                            .name()
                            .map(name ->
                                    parts.frames.event(
                                            SUBSCRIBE, stream.name(), name, event.event()));
            case Next.Resync resync -> {
                Standing standing = Standing.of(stream.name(), resync);
                yield Optional.of(
                        parts.frames.answer(
                                SUBSCRIBE,
                                "resync",
                                standing.json(parts.json),
                                null,
                                credential.caller(),
                                standing.position(),
                                null));
            }
            case Next.Nothing _ -> Optional.empty();
        };
    }

    private String streamPayload(WatchedStream stream) {
        return parts.json.createObjectNode().put("stream", stream.name()).toString();
    }

    private static @Nullable Position position(@Nullable String text) throws RefusedFrame {
        if (text == null) {
            return null;
        }
        try {
            return Position.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(
                    SocketError.Code.BAD_REQUEST,
                    "payload.after must be a position, <epoch>:<stream id>");
        }
    }

    private static SocketError.Code codeOf(ErrorCode code) {
        return SocketError.Code.ofStatus(code.status());
    }
}
