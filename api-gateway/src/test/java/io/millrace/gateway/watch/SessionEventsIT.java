package io.millrace.gateway.watch;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Server-sent events from the packaged gateway.
@QuarkusIntegrationTest
class SessionEventsIT extends SessionEventsTest {}
