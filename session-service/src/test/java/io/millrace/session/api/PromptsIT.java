package io.millrace.session.api;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// What a prompt does in the packaged service, up to the entry on the work stream.
@QuarkusIntegrationTest
class PromptsIT extends PromptsTest {}
