/// What an agent thinks with.
///
/// [ChatModel] is the port: a [ModelRequest] in, pieces into a [ModelSink] while it thinks, a
/// [ModelReply] out. [Models] finds one by the name a task asked for. The adapter of this build is
/// `scripted` (package `models.scripted`): deterministic, without any language model behind it, and
/// named so wherever it shows.
@NullMarked
package io.millrace.agent.models;

import org.jspecify.annotations.NullMarked;
