package io.millrace.gateway.routes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests of one caller are under way. Each holds a connection to its upstream until it
/// is answered, and whoever begins many bodies and ends none would hold them all: of the
/// connections that everybody shares one caller gets a part.
@ApplicationScoped
public class CallerShare {
    private final int limit;
    private final ConcurrentHashMap<String, Integer> underWay = new ConcurrentHashMap<>();

    public CallerShare(RoutesConfig config) {
        this.limit = config.requestsPerCaller();
    }

    /// How many requests a caller may have under way.
    int limit() {
        return limit;
    }

    /// Counts one more, which must be given back; false if the caller has as many as may be.
    boolean take(String caller) {
        boolean[] taken = new boolean[1];
        underWay.compute(
                caller,
                (any, count) -> {
                    int before = count == null ? 0 : count;
                    taken[0] = before < limit;
                    return taken[0] ? Integer.valueOf(before + 1) : Integer.valueOf(before);
                });
        return taken[0];
    }

    /// Nothing is kept of a caller without requests.
    void giveBack(String caller) {
        underWay.computeIfPresent(
                caller, (any, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
