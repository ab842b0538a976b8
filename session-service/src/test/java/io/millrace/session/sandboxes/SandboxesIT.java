package io.millrace.session.sandboxes;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The pool of the packaged service.
@QuarkusIntegrationTest
class SandboxesIT extends SandboxesTest {}
