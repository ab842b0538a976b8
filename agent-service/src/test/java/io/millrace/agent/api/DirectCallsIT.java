package io.millrace.agent.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DirectCallsIT extends DirectCallsTest {}
