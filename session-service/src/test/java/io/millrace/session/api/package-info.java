/// The service over HTTP and over its streams, with real PostgreSQL and Redis.
///
/// [Calls] speaks as a user, [Agent] as agent-service does on `events.tasks`, [Rows] looks into the
/// database. Every test works with a user of its own name.
@NullMarked
package io.millrace.session.api;

import org.jspecify.annotations.NullMarked;
