/// Tests of the package of the same name.
@NullMarked
package io.millrace.agent.work;

import org.jspecify.annotations.NullMarked;
