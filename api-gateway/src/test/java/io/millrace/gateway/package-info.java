/// The gateway under test: the real thing between real clients, a real Redis and a service behind
/// it that does what a test tells it to ([FakeService]). [GatewayStack] starts all of them.
@NullMarked
package io.millrace.gateway;

import org.jspecify.annotations.NullMarked;
