/// With whom a session is shared: [SharedWith] says it whole, and [Sharing] keeps it. What a grant
/// allows stands in [io.millrace.session.sessions.Access], in the queries that read sessions.
@NullMarked
package io.millrace.session.sessions.sharing;

import org.jspecify.annotations.NullMarked;
