/// Tests of the package of the same name.
@NullMarked
package io.millrace.agent.models.scripted;

import org.jspecify.annotations.NullMarked;
