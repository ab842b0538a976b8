/// Tools that clients call by themselves: `/api/v1/tools`.
///
/// [ToolResource] shows them and takes calls, [DirectCalls] makes them: the registry and its guard
/// are those of runs, and other services see the client's own token.
@NullMarked
package io.millrace.agent.tools.direct;

import org.jspecify.annotations.NullMarked;
