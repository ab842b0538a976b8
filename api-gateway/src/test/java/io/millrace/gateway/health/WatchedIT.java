package io.millrace.gateway.health;

import io.millrace.gateway.GatewayStack;
import io.millrace.teststack.services.WatchedService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The management port of the packaged service.
@QuarkusIntegrationTest
@WithTestResource(GatewayStack.class)
class WatchedIT extends WatchedService {
    WatchedIT() {
        super("millrace_gateway_sockets", "fan-out");
    }
}
