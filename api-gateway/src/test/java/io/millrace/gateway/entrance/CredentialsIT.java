package io.millrace.gateway.entrance;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Whom the packaged gateway lets in.
@QuarkusIntegrationTest
class CredentialsIT extends CredentialsTest {}
