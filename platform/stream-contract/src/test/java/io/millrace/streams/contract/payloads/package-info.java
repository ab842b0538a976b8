/// That every payload is open to reflection in a native image.
@NullMarked
package io.millrace.streams.contract.payloads;

import org.jspecify.annotations.NullMarked;
