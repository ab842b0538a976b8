/// The main job and its disasters, on the running stack with real Keycloak.
///
/// [RunningStack] brings the stack up once for all journeys, as `./millrace up` does, on ports and
/// in a folder of its own. [Person] logs in and calls the API through the gateway; [Watcher] is a
/// WebSocket client that remembers all it has seen; [Story] checks what a watcher is owed: every
/// step once, in order, without a gap.
@NullMarked
package io.millrace.journeys;

import org.jspecify.annotations.NullMarked;
