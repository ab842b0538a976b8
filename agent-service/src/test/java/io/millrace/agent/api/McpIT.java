package io.millrace.agent.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class McpIT extends McpTest {}
