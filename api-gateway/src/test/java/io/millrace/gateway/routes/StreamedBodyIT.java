package io.millrace.gateway.routes;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Bodies on their way through the packaged gateway.
@QuarkusIntegrationTest
class StreamedBodyIT extends StreamedBodyTest {}
