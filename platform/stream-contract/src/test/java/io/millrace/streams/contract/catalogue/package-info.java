/// The names of streams, and back from a key to its name.
@NullMarked
package io.millrace.streams.contract.catalogue;

import org.jspecify.annotations.NullMarked;
