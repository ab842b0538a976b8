package io.millrace.agent.tokens;

import io.millrace.rest.Caller;
import io.millrace.streams.contract.ids.UserId;

/// In whose name a tool is called, and how that is shown to other services.
public sealed interface OnBehalf {
    /// Whose data the call may touch.
    UserId user();

    /// An agent calls, in a run: other services get a token of this service's own for each call.
    record Run(ActingFor actingFor) implements OnBehalf {
        @Override
        public UserId user() {
            return actingFor.user();
        }
    }

    /// A client calls by itself: other services get the token that it came with, as it is.
    ///
    /// @param bearer never to be logged
    /// @param approved whether the client says that a person agrees to the call
    record Request(Caller caller, String bearer, boolean approved) implements OnBehalf {
        @Override
        public UserId user() {
            return new UserId(caller.userId());
        }

        /// Without the token.
        @Override
        public String toString() {
            return "Request[user=%s, approved=%s]".formatted(caller.userId(), approved);
        }
    }
}
