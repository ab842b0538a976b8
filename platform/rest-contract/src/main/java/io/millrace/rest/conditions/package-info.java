/// Changing only what one has seen: [EntityTag] names a version in an answer's `ETag`, [IfMatch] is
/// what a caller expects to find when the change is made (RFC 9110, sections 8.8.3 and 13.1.1).
@NullMarked
package io.millrace.rest.conditions;

import org.jspecify.annotations.NullMarked;
