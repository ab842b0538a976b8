package io.millrace.session.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which part of a file a request asks for, by its `Range` (RFC 9110, section 14.2). What cannot be
/// read, is in another unit, or asks for several parts, is no range: the whole is answered, as the
/// RFC allows.
sealed interface WantedRange {
    /// All of it: 200.
    record Whole() implements WantedRange {}

    /// A part: 206.
    ///
    /// @param first the position of its first byte, from 0
    /// @param last that of its last, within the file
    record Part(long first, long last) implements WantedRange {
        long length() {
            return last - first + 1;
        }
    }

    /// A part that the file does not have: 416.
    record Unsatisfiable() implements WantedRange {}

    Pattern BYTES = Pattern.compile("[ \\t]*bytes[ \\t]*=(.*)", Pattern.CASE_INSENSITIVE);
    Pattern PART = Pattern.compile("[ \\t]*(\\d*)[ \\t]*-[ \\t]*(\\d*)[ \\t]*");

    /// @param header null when there is none
    /// @param size of the file, at least 1
    static WantedRange of(@Nullable String header, long size) {
        Matcher bytes = BYTES.matcher(header == null ? "" : header);
        if (!bytes.matches()) {
            return new Whole();
        }
        Matcher part = PART.matcher(bytes.group(1));
        if (!part.matches()) {
            return new Whole();
        }
        String first = part.group(1);
        String last = part.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(number(last), size);
        }
        long from = number(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
        if (to < from) {
            return new Whole();
        }
        return from >= size ? new Unsatisfiable() : new Part(from, Math.min(to, size - 1));
    }

    private static WantedRange suffix(long length, long size) {
        return length == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - length), size - 1);
    }

    /// No file is as long as a number with more digits.
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
