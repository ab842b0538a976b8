/// Tests of the package of the same name.
@NullMarked
package io.millrace.agent.tokens;

import org.jspecify.annotations.NullMarked;
