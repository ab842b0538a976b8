/// What this service asks session-service, in the user's name: may this task be worked on now
/// ([TaskStanding]), and what has been said in its session.
///
/// [SessionService] reads session-service's published answers into records of its own; nothing here
/// shares a class with it.
@NullMarked
package io.millrace.agent.sessions;

import org.jspecify.annotations.NullMarked;
