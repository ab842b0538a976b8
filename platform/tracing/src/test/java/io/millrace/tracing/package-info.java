/// What is recorded, and what is not.
@NullMarked
package io.millrace.tracing;

import org.jspecify.annotations.NullMarked;
