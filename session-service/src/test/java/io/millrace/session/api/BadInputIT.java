package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What the packaged service refuses.
@QuarkusIntegrationTest
class BadInputIT extends BadInputTest {}
