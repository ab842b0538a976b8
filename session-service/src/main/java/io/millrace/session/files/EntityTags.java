package io.millrace.session.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares entity tags (RFC 9110, section 8.8.3).
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");

    private EntityTags() {}

    /// Whether an `If-None-Match` names the tag, weakly compared.
    static boolean noneMatchNames(@Nullable String header, String tag) {
        return header != null && (header.strip().equals("*") || names(header, tag, true));
    }

    /// Whether an `If-Match` is absent or names the tag, strongly compared.
    static boolean matchAllows(@Nullable String header, String tag) {
        return header == null || header.strip().equals("*") || names(header, tag, false);
    }

    /// Whether a `Range` counts beside this `If-Range` (section 13.1.5): it is absent, or the tag
    /// itself. A date is no strong validator here and never counts.
    static boolean rangeCounts(@Nullable String ifRange, String tag) {
        return ifRange == null || ifRange.strip().equals(tag);
    }

    private static boolean names(String header, String tag, boolean weakly) {
        Matcher each = TAG.matcher(header);
        while (each.find()) {
            if (each.group(2).equals(tag) && (weakly || each.group(1) == null)) {
                return true;
            }
        }
        return false;
    }
}
