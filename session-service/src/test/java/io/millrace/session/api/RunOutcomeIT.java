package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What the packaged service makes of the events of a run.
@QuarkusIntegrationTest
class RunOutcomeIT extends RunOutcomeTest {}
