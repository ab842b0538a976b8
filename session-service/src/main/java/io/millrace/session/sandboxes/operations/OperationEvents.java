package io.millrace.session.sandboxes.operations;

import java.util.ArrayList;
import java.util.List;

/// What is told of an operation, in the order in which it happens: `created`, `notifications_ok`,
/// then `completed` or `failed`.
public final class OperationEvents {
    private int told;

    /// How an operation stands.
    ///
    /// @param notified whether those who must be told have been
    public record Standing(OperationState state, boolean notified, OperationView view) {}

    /// The names of what has happened and was not told yet.
    public List<String> news(Standing standing) {
        List<String> happened = happened(standing);
        List<String> news = happened.subList(Math.min(told, happened.size()), happened.size());
        told = happened.size();
        return news;
    }

    private static List<String> happened(Standing standing) {
        List<String> names = new ArrayList<>();
        names.add("created");
        if (standing.notified()) {
            names.add("notifications_ok");
        }
        switch (standing.state()) {
            case OperationState.Completed() -> names.add("completed");
            case OperationState.Failed() -> names.add("failed");
            case OperationState.Pending(), OperationState.Notified() -> {
                // More is to come.
            }
        }
        return names;
    }
}
