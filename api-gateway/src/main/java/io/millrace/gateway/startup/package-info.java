/// How the process starts: [GatewayMain], which leaves everything to `service-start`, and what the
/// native image has to know in advance ([ReflectionTargets]).
@NullMarked
package io.millrace.gateway.startup;

import org.jspecify.annotations.NullMarked;
