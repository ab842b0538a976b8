/// Purging what is past its retention.
///
/// [Retention] is the background task. What it purges, it gets from the features: each brings a
/// [Purge] as a bean, which deletes a bounded number of rows in a transaction of its own. How long
/// each kind is kept is in [RetentionConfig].
@NullMarked
package io.millrace.session.retention;

import org.jspecify.annotations.NullMarked;
