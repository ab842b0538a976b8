/// The contract held to itself: golden samples, wire names, ids, metadata of native images.
@NullMarked
package io.millrace.streams.contract;

import org.jspecify.annotations.NullMarked;
