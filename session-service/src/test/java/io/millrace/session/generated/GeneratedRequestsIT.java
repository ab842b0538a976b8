package io.millrace.session.generated;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The packaged service has the same operations as the tested one, so fewer requests will do.
@QuarkusIntegrationTest
class GeneratedRequestsIT extends GeneratedRequestsTest {
    private static final int OF_EACH = 10;

    @Override
    int ofEach() {
        return Integer.getInteger("millrace.requests", OF_EACH);
    }
}
