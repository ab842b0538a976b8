package io.millrace.gateway.sockets;

import io.millrace.gateway.routes.UpstreamAnswer;
import io.millrace.gateway.routes.UpstreamCalls;
import io.millrace.gateway.sockets.frames.InFrame;
import io.millrace.gateway.sockets.frames.OutFrames;
import io.millrace.gateway.sockets.frames.RefusedFrame;
import io.millrace.gateway.sockets.frames.SocketError;
import jakarta.enterprise.context.ApplicationScoped;

/// Serves a route by calling the REST operation that it stands for.
@ApplicationScoped
public class SocketCalls {
    private final UpstreamCalls upstreams;

    public SocketCalls(UpstreamCalls upstreams) {
        this.upstreams = upstreams;
    }

    /// Calls; blocks until it is answered.
    ///
    /// @return the JSON of the answer's payload
    /// @throws RefusedFrame when the frame or the service refuses
    String serve(SocketRoute route, InFrame frame, String bearer) throws RefusedFrame {
        SocketRoute.Call call = route.call(frame);
        return switch (upstreams.call(call.method(), call.uri(), bearer, call.body())) {
            case UpstreamAnswer.Answered answered when answered.succeeded() ->
                    OutFrames.text(answered.body());
            case UpstreamAnswer.Answered answered ->
                    throw new RefusedFrame(
                            SocketError.Code.ofStatus(answered.status()),
                            answered.body()
                                    .path("error")
                                    .path("message")
                                    .asText("The service refuses"));
            case UpstreamAnswer.Unavailable unavailable ->
                    throw new RefusedFrame(SocketError.Code.UNAVAILABLE, unavailable.message());
        };
    }
}
