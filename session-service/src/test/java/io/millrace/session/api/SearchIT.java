package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Lists of the packaged service.
@QuarkusIntegrationTest
class SearchIT extends SearchTest {}
