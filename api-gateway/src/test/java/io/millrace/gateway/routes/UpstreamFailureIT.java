package io.millrace.gateway.routes;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What the packaged gateway tells of a service that does not answer.
@QuarkusIntegrationTest
class UpstreamFailureIT extends UpstreamFailureTest {}
