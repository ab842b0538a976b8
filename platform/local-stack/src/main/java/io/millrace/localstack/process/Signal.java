package io.millrace.localstack.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// The signals that components are sent.
public enum Signal {
    /// Asks to end; for the JVM, Redis and most programs the clean stop.
    TERM,
    /// Interrupt; for PostgreSQL the fast shutdown, which ends open connections.
    INT,
    /// Ends at once, unasked.
    KILL,
    /// Freezes the process until [#CONT].
    STOP,
    /// Lets a frozen process go on.
    CONT;

    private static final long PATIENCE_SECONDS = 5;

    /// Sends this signal. The JDK can send only TERM and KILL, so the shell's own `kill` does it.
    ///
    /// @return false if the process was gone or may not be signalled
    public boolean sendTo(ProcessIdentity process) {
        if (!process.alive()) {
            return false;
        }
        try {
            Process kill =
                    new ProcessBuilder(
                                    "sh", "-c", "kill -s \"$0\" \"$1\"", name(), "" + process.pid())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
                return false;
            }
            return kill.exitValue() == 0;
        } catch (IOException e) {
            throw new ComponentFailure("pid " + process.pid(), "cannot be sent " + name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
