package io.millrace.gateway.sockets;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Requests through `/ws` of the packaged gateway.
@QuarkusIntegrationTest
class SocketRequestsIT extends SocketRequestsTest {}
