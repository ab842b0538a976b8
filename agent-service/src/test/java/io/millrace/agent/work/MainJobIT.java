package io.millrace.agent.work;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The main job, done by the packaged service: from the entry on a work stream to the events of the
/// run.
@QuarkusIntegrationTest
class MainJobIT extends MainJobTest {}
