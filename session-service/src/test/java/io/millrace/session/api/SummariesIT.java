package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What the packaged service makes of summaries.
@QuarkusIntegrationTest
class SummariesIT extends SummariesTest {}
