package io.millrace.agent.api;

import io.millrace.agent.stack.AgentStack;
import io.millrace.teststack.services.AgreedDocument;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(AgentStack.class)
class DocumentTest extends AgreedDocument {}
