/// How the process starts: the main class, which leaves everything to [ServiceMain].
@NullMarked
package io.millrace.session.startup;

import org.jspecify.annotations.NullMarked;
