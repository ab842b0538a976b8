/// The model `scripted`: deterministic, without a language model, so that the platform, its tests
/// and its demonstration work with no key and no network.
///
/// [ScriptedModel] looks at the last prompt. One that carries a [Script] is followed line by line;
/// one that holds an SQL statement ([SqlInPrompt]) leads to `analyze_sql`, a summary that
/// [AnalysisSummary] reads from the tool's real result, and `done`; any other is answered plainly.
/// Who offers no tools gets a title. It keeps nothing: what to do next follows from the
/// conversation alone, so that a run which another worker takes over goes on as it would have.
@NullMarked
package io.millrace.agent.models.scripted;

import org.jspecify.annotations.NullMarked;
