package io.millrace.localstack.stack;

import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Something the stack runs, or counts on.
public sealed interface Component {
    /// For people and for names of files: `postgres`, `session-service`.
    String name();

    /// Where it is reached, for people.
    String address();

    /// Names of the components that must be ready before this one starts.
    List<String> needs();

    /// A component that this stack runs as a process of its own.
    ///
    /// @param name its name
    /// @param address where it is reached
    /// @param needs what must be ready first
    /// @param process where its process is recorded
    /// @param check throws if it could not be started, before anything else is
    /// @param prepared whether nothing has to be fetched or built before it can start
    /// @param start starts it and returns when it is ready
    record Own(
            String name,
            String address,
            List<String> needs,
            OwnedProcess process,
            Runnable check,
            BooleanSupplier prepared,
            Start start)
            implements Component {
        /// Copies the list.
        public Own {
            needs = List.copyOf(needs);
        }
    }

    /// A component that runs elsewhere and was named in the environment.
    ///
    /// @param name its name
    /// @param address where it is reached
    record External(String name, String address) implements Component {
        @Override
        public List<String> needs() {
            return List.of();
        }
    }

    /// Starts a component.
    @FunctionalInterface
    interface Start {
        /// Returns when the component is ready.
        ///
        /// @param lifetime whether it ends with this virtual machine
        void run(Lifetime lifetime);
    }
}
