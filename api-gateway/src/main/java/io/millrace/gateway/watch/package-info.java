/// Watching a session: who may, and the door for those who watch over plain HTTP.
///
/// [SessionAccess] asks session-service whether the caller may watch; [SessionEvents] is the SSE
/// endpoint and [EventStream] one open answer of it. The other door is the WebSocket, in `sockets`;
/// both tell a watcher where it stands with a [Standing] and take their events from `fanout`, whose
/// one hub [StreamWiring] makes of [WatchConfig].
@NullMarked
package io.millrace.gateway.watch;

import org.jspecify.annotations.NullMarked;
