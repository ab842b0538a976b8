package io.millrace.sql.command.lines;

/// One line of the input.
sealed interface Line {
    /// Counted from 1.
    long number();

    /// A line as it was read.
    final class Text implements Line {
        private final long number;
        private final byte[] bytes;

        Text(long number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        @Override
        public long number() {
            return number;
        }

        /// Without the line's end.
        byte[] bytes() {
            return bytes;
        }
    }

    /// A line that is longer than is read.
    record TooLong(long number) implements Line {}
}
