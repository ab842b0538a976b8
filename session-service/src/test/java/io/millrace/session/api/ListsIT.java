package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// How the packaged service answers lists.
@QuarkusIntegrationTest
class ListsIT extends ListsTest {}
