package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Repeats as the packaged service knows them.
@QuarkusIntegrationTest
class IdempotencyIT extends IdempotencyTest {}
