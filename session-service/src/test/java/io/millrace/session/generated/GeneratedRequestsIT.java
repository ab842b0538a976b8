package io.millrace.session.generated;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Generated requests to the packaged service.
@QuarkusIntegrationTest
class GeneratedRequestsIT extends GeneratedRequestsTest {}
