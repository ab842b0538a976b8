package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The document that the packaged service serves.
@QuarkusIntegrationTest
class DocumentIT extends DocumentTest {}
