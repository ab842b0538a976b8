package io.millrace.agent.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The tokens that other services get to see from the packaged service.
@QuarkusIntegrationTest
class ServiceTokensIT extends ServiceTokensTest {}
