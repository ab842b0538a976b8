/// Processes that outlive the virtual machine which started them, and how not to lose one.
///
/// An [OwnedProcess] is a named place in a [RunFolder] where a process may be running: starting it
/// leaves a record there (pid and start time, see [ProcessIdentity]), and whoever opens the folder
/// later, in the same or in another virtual machine, can find, signal and stop that very process
/// and never one that merely got the same pid. A [Program] says what to run. [Ports] refuses a port
/// that is taken and names its holder. [RunAs] gives up root for programs that refuse to run as
/// root.
@NullMarked
package io.millrace.localstack.process;

import org.jspecify.annotations.NullMarked;
