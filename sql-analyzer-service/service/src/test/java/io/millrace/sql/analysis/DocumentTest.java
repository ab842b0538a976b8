package io.millrace.sql.analysis;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.services.AgreedDocument;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = StackResource.NONE))
class DocumentTest extends AgreedDocument {}
