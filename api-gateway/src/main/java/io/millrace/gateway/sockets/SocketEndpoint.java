package io.millrace.gateway.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.gateway.entrance.Credential;
import io.millrace.gateway.fanout.FanoutHub;
import io.millrace.gateway.sockets.frames.OutFrames;
import io.millrace.gateway.watch.SessionAccess;
import io.millrace.gateway.watch.WatchConfig;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/// Where connections come and go. Everything happens in [Socket].
@WebSocket(path = SocketEndpoint.PATH, inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class SocketEndpoint {
    static final String PATH = "/ws";

    private static final Logger LOG = Logger.getLogger(SocketEndpoint.class);

    private final SocketLifetimes lifetimes;
    private final Socket.Parts parts;

    public SocketEndpoint(
            SocketLifetimes lifetimes,
            FanoutHub hub,
            SessionAccess access,
            SocketCalls calls,
            OutFrames frames,
            ObjectMapper json,
            SocketsConfig config,
            WatchConfig watch,
            Vertx vertx,
            MeterRegistry metrics,
            @VirtualThreads ExecutorService executor) {
        this.lifetimes = lifetimes;
        this.parts =
                new Socket.Parts(
                        new SocketSubscriptions.Parts(
                                hub, access, frames, json, config.subscriptions()),
                        calls,
                        frames,
                        json,
                        executor,
                        config.requests(),
                        watch.stallLimit(),
                        vertx,
                        metrics);
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        Credential credential = connection.userData().get(UpgradeGuard.CREDENTIAL);
        Runnable cut = connection.userData().get(UpgradeGuard.CUT);
        if (credential == null || cut == null) {
            throw new IllegalStateException("No upgrade passes without the guard");
        }
        lifetimes.opened(connection.id(), new Socket(connection, credential, cut, parts));
    }

    @OnTextMessage
    @NonBlocking
    void text(String message, WebSocketConnection connection) {
        lifetimes.find(connection.id()).ifPresent(socket -> socket.receive(message));
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer message, WebSocketConnection connection) {
        lifetimes.find(connection.id()).ifPresent(Socket::refuseBinary);
    }

    @OnPongMessage
    @NonBlocking
    void pong(Buffer data, WebSocketConnection connection) {
        lifetimes.find(connection.id()).ifPresent(Socket::pong);
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        lifetimes.closed(connection.id());
    }

    /// A connection that breaks, or a message beyond the limit; what goes with it ends in [#close].
    @OnError
    @NonBlocking
    void error(Throwable failure, WebSocketConnection connection) {
        LOG.debugf("A socket has failed: %s", failure);
        // The server tells of an oversize message in words only.
        boolean tooBig = String.valueOf(failure.getMessage()).contains("max message size");
        lifetimes
                .find(connection.id())
                .ifPresent(socket -> socket.close(tooBig ? Socket.TOO_BIG : Socket.FAILED));
    }
}
