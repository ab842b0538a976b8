package io.millrace.gateway.sockets;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// `/ws` of the packaged gateway.
@QuarkusIntegrationTest
class SocketIT extends SocketTest {}
