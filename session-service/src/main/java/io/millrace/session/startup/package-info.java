/// How the process starts: [SessionServiceMain], which leaves everything to `service-start`, and
/// [TimeAndIds], the sources of time and ids that everything else is given.
@NullMarked
package io.millrace.session.startup;

import org.jspecify.annotations.NullMarked;
