/// The agreed JSON of every payload's envelope, one file per wire name beside [GoldenSample], which
/// reads them.
@NullMarked
package io.millrace.streams.contract.golden;

import org.jspecify.annotations.NullMarked;
