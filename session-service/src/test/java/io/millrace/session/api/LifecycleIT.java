package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The end of sessions in the packaged service.
@QuarkusIntegrationTest
class LifecycleIT extends LifecycleTest {}
