/// How the process starts: [SessionServiceMain], which leaves everything to `service-start`.
@NullMarked
package io.millrace.session.startup;

import org.jspecify.annotations.NullMarked;
