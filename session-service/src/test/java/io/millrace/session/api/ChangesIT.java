package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Changes of the packaged service.
@QuarkusIntegrationTest
class ChangesIT extends ChangesTest {}
