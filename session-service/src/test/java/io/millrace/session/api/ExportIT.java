package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Exports of the packaged service.
@QuarkusIntegrationTest
class ExportIT extends ExportTest {}
