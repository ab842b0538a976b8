/// Finding one's sessions: lists, search, and the choice of those that a change is meant for.
///
/// [SessionCriteria] is what a caller may ask for, over HTTP in a query ([SessionQuery]) or a body;
/// [SessionSelection] makes SQL of it, [SessionOrder] the order and the cursor. [SessionLists] are
/// the use cases. Each order has an index that begins with the owner, text search has one whose
/// words hold the owner too, so that nobody's list grows slower with the sessions of others.
@NullMarked
package io.millrace.session.sessions.lists;

import org.jspecify.annotations.NullMarked;
