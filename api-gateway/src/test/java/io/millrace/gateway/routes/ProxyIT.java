package io.millrace.gateway.routes;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What the packaged gateway passes on.
@QuarkusIntegrationTest
class ProxyIT extends ProxyTest {}
