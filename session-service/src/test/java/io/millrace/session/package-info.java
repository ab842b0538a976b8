/// What holds for the service as a whole: its layers and its migrations.
@NullMarked
package io.millrace.session;

import org.jspecify.annotations.NullMarked;
