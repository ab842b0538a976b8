/// What the agent of a task is told of its sandbox: [TaskSandboxResource] over [HeldLeases].
@NullMarked
package io.millrace.session.sandboxes.agents;

import org.jspecify.annotations.NullMarked;
