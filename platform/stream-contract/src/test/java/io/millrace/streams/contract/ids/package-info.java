/// That ids rise with time.
@NullMarked
package io.millrace.streams.contract.ids;

import org.jspecify.annotations.NullMarked;
