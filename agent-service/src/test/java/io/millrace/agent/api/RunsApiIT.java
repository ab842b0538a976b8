package io.millrace.agent.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Runs, steps and tools as the packaged service tells of them.
@QuarkusIntegrationTest
class RunsApiIT extends RunsApiTest {}
