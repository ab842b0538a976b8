/// The WebSocket at `/ws`: operations by name, and the events of what one watches.
///
/// [SocketEndpoint] opens a [Socket] per connection, once [UpgradeGuard] has let it in. What comes
/// in and goes out are the `frames`. `/subscribe` and `/unsubscribe` are answered by
/// [SocketSubscriptions]; every other route stands in [SocketRoutes] and is one call of a service's
/// REST operation with the caller's own token ([SocketCalls]), so that both doors obey the same
/// rules. [SocketLifetimes] ends what has lasted long enough: dead connections, expired tokens,
/// lost access, and all of them at shutdown.
///
/// A route more: a line in [SocketRoutes]; the AsyncAPI document follows by itself.
@NullMarked
package io.millrace.gateway.sockets;

import org.jspecify.annotations.NullMarked;
