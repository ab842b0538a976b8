package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same of the packaged service.
@QuarkusIntegrationTest
class ChatsIT extends ChatsTest {}
