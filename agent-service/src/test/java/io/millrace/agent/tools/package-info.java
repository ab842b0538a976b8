/// Tests of the package of the same name.
@NullMarked
package io.millrace.agent.tools;

import org.jspecify.annotations.NullMarked;
