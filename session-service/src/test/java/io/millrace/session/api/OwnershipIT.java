package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Whom the packaged service serves, and whom not.
@QuarkusIntegrationTest
class OwnershipIT extends OwnershipTest {}
