package io.millrace.gateway.sockets;

import static io.millrace.gateway.sockets.frames.SendMethod.SENDER_ONLY;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All operations that a socket offers beside subscribing.
public final class SocketRoutes {
    private static final List<SocketRoute> ALL =
            List.of(
                    get("/sessions/list", "/api/v1/sessions", "sessionsListed"),
                    get("/sessions/get", "/api/v1/sessions/{id}", "sessionRead"),
                    post("/sessions/post", "/api/v1/sessions/with-prompt", "sessionCreated"),
                    post("/sessions/cancel", "/api/v1/sessions/{id}/cancel", "sessionCancelled"),
                    post("/prompts/post", "/api/v1/sessions/{sessionId}/prompts", "promptPosted"),
                    get("/tasks/list", "/api/v1/sessions/{sessionId}/tasks", "tasksListed"),
                    get("/tasks/get", "/api/v1/tasks/{id}", "taskRead"),
                    post("/tasks/cancel", "/api/v1/tasks/{id}/cancel", "taskCancelled"),
                    get("/tasks/messages", "/api/v1/tasks/{id}/messages", "messagesListed"),
                    get(
                            "/messages/list",
                            "/api/v1/sessions/{sessionId}/messages",
                            "messagesListed"),
                    post("/sql/analyze", "/api/v1/sql/analyze", "sqlAnalyzed"));

    private static final Map<String, SocketRoute> BY_NAME =
            ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(SocketRoute::route, Function.identity()));

    private SocketRoutes() {}

    /// In the order in which documents list them.
    public static List<SocketRoute> all() {
        return ALL;
    }

    /// The operation of that name.
    static Optional<SocketRoute> named(String route) {
        return Optional.ofNullable(BY_NAME.get(route));
    }

    private static SocketRoute get(String route, String path, String event) {
        return new SocketRoute(route, HttpMethod.GET, path, event, SENDER_ONLY);
    }

    private static SocketRoute post(String route, String path, String event) {
        return new SocketRoute(route, HttpMethod.POST, path, event, SENDER_ONLY);
    }
}
