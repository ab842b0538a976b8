package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Sharing in the packaged service.
@QuarkusIntegrationTest
class SharingIT extends SharingTest {}
