/// What content may hold and still be stored.
@NullMarked
package io.millrace.streams.contract.content;

import org.jspecify.annotations.NullMarked;
