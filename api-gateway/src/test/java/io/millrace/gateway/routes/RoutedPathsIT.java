package io.millrace.gateway.routes;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What the packaged gateway leads nowhere.
@QuarkusIntegrationTest
class RoutedPathsIT extends RoutedPathsTest {}
