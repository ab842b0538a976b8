package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// How the packaged service cancels.
@QuarkusIntegrationTest
class CancellationIT extends CancellationTest {}
