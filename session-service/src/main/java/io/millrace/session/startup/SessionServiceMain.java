package io.millrace.session.startup;

import io.millrace.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process: `print-openapi` prints the document and ends; else it serves, runs background
/// tasks, or both, as [StartOptions] says. Options that make no sense end it with status 2.
@QuarkusMain
public final class SessionServiceMain {
    // A main class is a bean, and a bean's constructor is called by the container.
    SessionServiceMain() {}

    public static void main(String... arguments) {
        switch (StartOptions.read(arguments)) {
            case StartOptions.Refused(String why) -> ServiceMain.refuse(why);
            case StartOptions.PrintDocument _, StartOptions.AsConfigured _ ->
                    ServiceMain.runWithDatabase(arguments);
            case StartOptions.Chosen chosen -> {
                // The command line is the highest layer of the configuration.
                System.setProperty("millrace.process.server", Boolean.toString(chosen.server()));
                System.setProperty("millrace.process.tasks", chosen.jobs().toString());
                ServiceMain.runWithDatabase();
            }
        }
    }
}
