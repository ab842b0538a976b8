package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What the packaged service makes of changed messages.
@QuarkusIntegrationTest
class MessageEditsIT extends MessageEditsTest {}
