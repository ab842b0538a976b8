package io.millrace.gateway.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.gateway.GatewayStack;
import io.millrace.gateway.routes.Upstreams;
import io.millrace.gateway.sockets.frames.SendMethod;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class SocketRoutesTest {
    @Inject Upstreams upstreams;

    @Test
    void every_route_stands_for_an_operation_that_the_route_table_leads_to() {
        for (SocketRoute route : SocketRoutes.all()) {
            assertTrue(upstreams.table().find(route.path()).isPresent(), route.path());
        }
    }

    @Test
    void every_answer_goes_to_its_sender_until_others_can_be_reached() {
        for (SocketRoute route : SocketRoutes.all()) {
            assertEquals(SendMethod.SENDER_ONLY, route.sendMethod(), route.route());
        }
    }
}
