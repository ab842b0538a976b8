/// How the process starts: [SessionServiceMain] reads its [StartOptions], turns them into
/// configuration, and leaves the rest to `service-start`.
@NullMarked
package io.millrace.session.startup;

import org.jspecify.annotations.NullMarked;
