package io.millrace.agent.tokens;

/// What came of asking for a token in a user's name.
public sealed interface IssuedToken {
    /// A signed token; never to be logged.
    record Token(String value) implements IssuedToken {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    /// This user may not, and asking again will not help.
    record Refused(String why) implements IssuedToken {}

    /// Who the user is cannot be found out at the moment.
    record Unavailable(String why) implements IssuedToken {}
}
