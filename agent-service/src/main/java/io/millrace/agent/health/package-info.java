/// Whether this process serves: `/health` here, the detailed checks on the management port.
@NullMarked
package io.millrace.agent.health;

import org.jspecify.annotations.NullMarked;
