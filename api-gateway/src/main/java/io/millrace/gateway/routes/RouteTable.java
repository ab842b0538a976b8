package io.millrace.gateway.routes;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every prefix and where it leads; of two that fit, the longer one counts.
public final class RouteTable {
    private final List<Route> longestFirst;

    RouteTable(List<Route> routes) {
        Set<String> prefixes = new HashSet<>();
        for (Route route : routes) {
            if (!prefixes.add(route.prefix())) {
                throw new IllegalArgumentException("Two routes have the prefix " + route.prefix());
            }
        }
        this.longestFirst =
                routes.stream()
                        .sorted(
                                Comparator.comparingInt((Route route) -> route.prefix().length())
                                        .reversed())
                        .toList();
    }

    /// Reads the table, and refuses one that names an unknown service or a prefix twice.
    static RouteTable of(RoutesConfig config) {
        return new RouteTable(
                config.routes().values().stream()
                        .flatMap(route ->
                                route.prefixes().stream().map(p -> route(config, route, p)))
                        .toList());
    }

    private static Route route(RoutesConfig config, RoutesConfig.RouteConfig route, String prefix) {
        if (!config.upstreams().containsKey(route.upstream())) {
            throw new IllegalArgumentException(
                    "The route " + prefix + " leads to the unknown upstream " + route.upstream());
        }
        return new Route(
                prefix,
                route.upstream(),
                route.role(),
                route.timeout(),
                route.bodyLimit().asLongValue());
    }

    /// The route of a path, which has passed [io.millrace.gateway.entrance.RequestPath].
    public Optional<Route> find(String path) {
        return longestFirst.stream().filter(route -> route.leadsTo(path)).findFirst();
    }

    /// All routes, the longest prefix first.
    public List<Route> routes() {
        return longestFirst;
    }
}
