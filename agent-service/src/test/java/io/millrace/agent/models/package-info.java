/// Tests of the package of the same name.
@NullMarked
package io.millrace.agent.models;

import org.jspecify.annotations.NullMarked;
