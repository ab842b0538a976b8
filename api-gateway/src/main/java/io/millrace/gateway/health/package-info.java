/// What the checks say of the fan-out streams: whether they can be read ([FanoutCheck]), and
/// whether their one reader is still there ([ListenerCheck]). The details are on the management
/// port; the plain `/health` of rest-server sums them up on the gateway's own.
@NullMarked
package io.millrace.gateway.health;

import org.jspecify.annotations.NullMarked;
