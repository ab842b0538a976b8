/// Dead letters about leases whose allocator does not take them back: [LeaseLetters].
@NullMarked
package io.millrace.session.sandboxes.letters;

import org.jspecify.annotations.NullMarked;
