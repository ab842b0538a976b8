/// Prompts: the user's words, and what they set going.
///
/// [Prompts] opens sessions and adds tasks to them, session, task, first message and news in one
/// transaction. A prompt has no row of its own: [PromptView] is a view of its task.
@NullMarked
package io.millrace.session.prompts;

import org.jspecify.annotations.NullMarked;
