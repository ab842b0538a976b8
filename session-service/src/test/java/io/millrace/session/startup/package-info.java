/// Tests of the command line.
@NullMarked
package io.millrace.session.startup;

import org.jspecify.annotations.NullMarked;
