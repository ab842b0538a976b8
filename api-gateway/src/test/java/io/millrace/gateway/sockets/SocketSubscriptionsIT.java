package io.millrace.gateway.sockets;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Watching through `/ws` of the packaged gateway.
@QuarkusIntegrationTest
class SocketSubscriptionsIT extends SocketSubscriptionsTest {}
