/// Whether this process serves: the plain `/health` on its own port, and what the detailed checks
/// on the management port say of the fan-out streams.
@NullMarked
package io.millrace.gateway.health;

import org.jspecify.annotations.NullMarked;
