/// Tests of the background tasks' register, figures and health.
@NullMarked
package io.millrace.session.background;

import org.jspecify.annotations.NullMarked;
