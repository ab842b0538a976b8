package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// Arrays as the packaged service takes them.
@QuarkusIntegrationTest
class ArraysIT extends ArraysTest {}
