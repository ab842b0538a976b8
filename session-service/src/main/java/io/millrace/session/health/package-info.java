/// Whether this process serves: `/health` here, the detailed checks on the management port.
@NullMarked
package io.millrace.session.health;

import org.jspecify.annotations.NullMarked;
