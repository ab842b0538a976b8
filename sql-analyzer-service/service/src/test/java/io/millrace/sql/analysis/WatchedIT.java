package io.millrace.sql.analysis;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.services.WatchedService;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The management port of the packaged service.
@QuarkusIntegrationTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = StackResource.NONE))
class WatchedIT extends WatchedService {
    WatchedIT() {
        super("http_server_");
    }
}
