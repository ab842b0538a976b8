package io.millrace.gateway.documents;

import java.util.Set;

/// The paths that the gateway answers itself and tells of.
final class OwnPaths {
    private static final Set<String> PATHS =
            Set.of(
                    "/api/v1/sessions/{id}/events",
                    "/ws",
                    "/health",
                    "/openapi",
                    "/docs",
                    "/docs/asyncapi");

    private OwnPaths() {}

    static boolean has(String path) {
        return PATHS.contains(path);
    }
}
