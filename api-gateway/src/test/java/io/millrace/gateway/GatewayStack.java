package io.millrace.gateway;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/// The gateway's surroundings: Redis, an issuer of tokens, session-service and agent-service as
/// fakes, and a sql-analyzer-service that is down.
public final class GatewayStack implements QuarkusTestResourceLifecycleManager {
    private final StackResource stack = new StackResource();
    private final FakeService sessions = new FakeService();
    private final FakeService agents = new FakeService();

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(stack.start());
        // The gateway has no database.
        properties.keySet().removeIf(key -> key.startsWith("quarkus.datasource"));
        properties.remove("DATABASE_URL");
        properties.put("MILLRACE_SESSION_URL", sessions.url());
        properties.put("MILLRACE_AGENT_URL", agents.url());
        properties.put("MILLRACE_SQL_URL", "http://127.0.0.1:" + closedPort());
        // Short waits, for the service in this process and the packaged one alike.
        properties.put("millrace.gateway.routes.sessions.timeout", "2S");
        properties.put("millrace.gateway.requests-per-caller", "20");
        properties.put("millrace.gateway.watch.bound", "100");
        properties.put("millrace.gateway.watch.patience", "2S");
        properties.put("millrace.gateway.watch.heartbeat", "500MS");
        properties.put("millrace.gateway.watch.access-check", "1S");
        properties.put("millrace.gateway.sockets.ping", "2S");
        System.setProperty("test.session-service", sessions.url());
        System.setProperty("test.redis", String.valueOf(properties.get("REDIS_URL")));
        return properties;
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    @Override
    public void stop() {
        sessions.stop();
        agents.stop();
        stack.stop();
    }
}
