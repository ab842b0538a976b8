/// Which models a task may ask for. agent-service knows; [ModelList] asks it in the caller's name,
/// and where it has no such list answers the one that is configured ([ModelConfig]).
@NullMarked
package io.millrace.session.models;

import org.jspecify.annotations.NullMarked;
