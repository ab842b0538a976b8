package io.millrace.gateway.routes;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// All services behind the gateway, by name.
@ApplicationScoped
public class Upstreams {
    private final Map<String, Upstream> byName = new TreeMap<>();
    private final RouteTable table;

    public Upstreams(RoutesConfig config, Vertx vertx) {
        this.table = RouteTable.of(config);
        config.upstreams()
                .forEach((name, upstream) -> byName.put(name, new Upstream(name, upstream, vertx)));
    }

    /// The route table.
    public RouteTable table() {
        return table;
    }

    /// @throws IllegalArgumentException when none has that name; the table names none such
    public Upstream named(String name) {
        Upstream upstream = byName.get(name);
        if (upstream == null) {
            throw new IllegalArgumentException("There is no upstream " + name);
        }
        return upstream;
    }

    /// In the order of their names.
    public Collection<Upstream> all() {
        return byName.values();
    }
}
