package io.millrace.gateway.documents;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The documents that the packaged gateway serves.
@QuarkusIntegrationTest
class DocumentsIT extends DocumentsTest {}
