/// What the tests of this service stand on: [AgentStack] gives a Quarkus test its servers, among
/// them [FakePeers], small HTTP servers that speak session-service's and sql-analyzer-service's
/// published contracts, and [AgentProbe] puts tasks on the work streams and watches what comes of
/// them.
@NullMarked
package io.millrace.agent.stack;

import org.jspecify.annotations.NullMarked;
