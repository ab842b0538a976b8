/// The whole platform as one thing to start and stop.
///
/// [StackSettings] reads the environment; [Stack] knows the [Component]s, what each needs before it
/// can start, and the order of stopping. A component is PostgreSQL, Redis, Keycloak, one of the
/// four [Service]s, or something that runs elsewhere and was named instead. [StackLock] keeps two
/// launchers from working on one data folder.
@NullMarked
package io.millrace.localstack.stack;

import org.jspecify.annotations.NullMarked;
