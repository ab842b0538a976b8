/// Tests of the package of the same name.
@NullMarked
package io.millrace.agent.runs;

import org.jspecify.annotations.NullMarked;
