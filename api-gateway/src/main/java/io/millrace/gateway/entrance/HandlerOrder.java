package io.millrace.gateway.entrance;

/// In which order the handlers of the HTTP router see a request; a lower number comes first.
/// Quarkus authenticates (lazily) at -200 and mounts its own endpoints, the WebSocket among them,
/// from 0.
public final class HandlerOrder {
    /// [Entrance]: before anything that looks at the path or the headers, the body limit of
    /// rest-server (-1000) included.
    public static final int ENTRANCE = -1_100;

    /// The answer to a WebSocket upgrade without a credential that holds; before the upgrade.
    public static final int UPGRADE_GUARD = -50;

    /// The gateway's own paths; before the route table, which has wider prefixes.
    public static final int OWN_PATHS = -40;

    /// The services behind the gateway.
    public static final int ROUTES = -30;

    /// What nobody wanted.
    public static final int NOT_FOUND = 100_000;

    private HandlerOrder() {}
}
