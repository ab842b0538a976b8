/// Tests of titles.
@NullMarked
package io.millrace.agent.titles;

import org.jspecify.annotations.NullMarked;
