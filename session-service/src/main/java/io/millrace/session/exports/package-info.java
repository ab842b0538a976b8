/// A whole session as JSON lines: the session, its tasks, its messages, each in their order.
///
/// [Exports] reads page after page, each in a transaction of its own and only as far as the caller
/// may still view the session, so that an export of any length takes the memory of a page.
@NullMarked
package io.millrace.session.exports;

import org.jspecify.annotations.NullMarked;
