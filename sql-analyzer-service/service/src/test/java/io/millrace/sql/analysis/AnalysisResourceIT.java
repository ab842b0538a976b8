package io.millrace.sql.analysis;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What the packaged service answers and refuses.
@QuarkusIntegrationTest
class AnalysisResourceIT extends AnalysisResourceTest {}
