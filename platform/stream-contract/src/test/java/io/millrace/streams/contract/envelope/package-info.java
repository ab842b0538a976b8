/// Golden samples read and written, and what is refused.
@NullMarked
package io.millrace.streams.contract.envelope;

import org.jspecify.annotations.NullMarked;
