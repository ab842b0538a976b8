/// Every test takes a [Place] of its own, so that they may run side by side.
@NullMarked
package io.millrace.localstack;

import org.jspecify.annotations.NullMarked;
