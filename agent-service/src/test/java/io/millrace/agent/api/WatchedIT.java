package io.millrace.agent.api;

import io.millrace.agent.stack.AgentStack;
import io.millrace.teststack.services.WatchedService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The management port of the packaged service.
@QuarkusIntegrationTest
@WithTestResource(AgentStack.class)
class WatchedIT extends WatchedService {
    WatchedIT() {
        super("millrace_", "Database connections health check", "Redis connection health check");
    }
}
