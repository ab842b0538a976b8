package io.millrace.gateway.routes;

import io.millrace.gateway.entrance.Line;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/// What to do with the rest of a body that was refused: closing at once would often make the caller
/// lose the answer, reading for ever would let them send for ever.
final class Drain {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Drain() {}

    /// Reads and forgets for a few seconds, then closes the connection.
    static void atMost(RoutingContext refused) {
        HttpServerRequest request = refused.request();
        if (request.isEnded()) {
            return;
        }
        long timer =
                refused.vertx().setTimer(PATIENCE.toMillis(), _ -> Line.cut(request.connection()));
        request.handler(_ -> {});
        request.endHandler(_ -> refused.vertx().cancelTimer(timer));
        request.exceptionHandler(_ -> refused.vertx().cancelTimer(timer));
        request.resume();
    }
}
