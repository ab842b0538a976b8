/// Runs the whole platform on a bare machine, as ordinary processes and without containers.
///
/// Start with [io.millrace.localstack.Launcher], the command line behind `./millrace`. It drives a
/// stack of components (package `stack`): PostgreSQL, Redis and Keycloak, each in a package of its
/// own that knows where its program comes from and how it is started, and the four services. What
/// every component shares (recording a process, stopping it, naming the holder of a port) is in
/// package `process`. The main job that `./millrace demo` runs is in package `demo`.
///
/// The test stack starts PostgreSQL and Redis with the same classes, so there is one way to run
/// them.
@NullMarked
package io.millrace.localstack;

import org.jspecify.annotations.NullMarked;
