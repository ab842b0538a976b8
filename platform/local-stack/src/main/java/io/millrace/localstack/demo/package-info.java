/// The main job, done once for a person to see: log in, open a session with a prompt, watch the
/// agent work, look at what it found.
///
/// [Demo] tells the story; [Api] makes the calls, through the gateway like any other client;
/// [EventReader] reads the session's event stream and goes on after a lost connection; [Narrator]
/// prints what happens and remembers the analysis; [LineageTable] shows it.
@NullMarked
package io.millrace.localstack.demo;

import org.jspecify.annotations.NullMarked;
