/// The only door: who calls, whether they may, and where to.
///
/// A request passes `entrance` (its id, its path, who sends it), and goes on to one of three: to a
/// service behind the gateway (`routes`), to the WebSocket (`sockets`), or to the events of a
/// session as SSE (`watch`); the last two follow the streams through `fanout`. `documents` joins
/// the services' OpenAPI documents. No business rule lives here.
@NullMarked
package io.millrace.gateway;

import org.jspecify.annotations.NullMarked;
