package io.millrace.gateway.entrance;

import io.netty.channel.ChannelFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// The TCP connection under an exchange, to be cut when the other side takes nothing any more: what
/// is sent to close it properly would wait behind what is stuck, for ever.
public final class Line {
    private Line() {}

    /// Ends the connection at once; what was not sent is lost.
    public static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase line) {
            // Nobody can be told how it went: the other side is the one that no longer listens.
            ChannelFuture _ = line.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }
}
