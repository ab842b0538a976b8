package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;

/// What stands between the quotes of a name.
final class QuotedName {
    private QuotedName() {}

    /// The name between its quotes; a doubled quote in it is one.
    static String content(String text, Span span) {
        int open = text.charAt(0) == 'U' || text.charAt(0) == 'u' ? 2 : 0;
        String quote = text.substring(text.length() - 1);
        String inner = text.substring(open + 1, text.length() - 1).replace(quote + quote, quote);
        if (inner.isEmpty()) {
            throw new SqlFault(SqlErrorCode.PARSE_ERROR, "A quoted name is empty.", span, null);
        }
        return open == 0 ? inner : unescaped(inner);
    }

    /// The escapes of `U&"…"`: `\0061`, `\+000061`, and a doubled backslash. What is no escape
    /// stays.
    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int from = at + 1;
            int digits = 4;
            if (c == '\\' && text.startsWith("+", from)) {
                from++;
                digits = 6;
            }
            if (c == '\\' && text.startsWith("\\", from)) {
                out.append(c);
                at = from;
            } else if (c == '\\' && isHexadecimal(text, from, digits)) {
                out.appendCodePoint(Integer.parseInt(text, from, from + digits, 16));
                at = from + digits - 1;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isHexadecimal(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return false;
        }
        for (int at = from; at < from + digits; at++) {
            if (Character.digit(text.charAt(at), 16) < 0) {
                return false;
            }
        }
        return Integer.parseInt(text, from, from + digits, 16) <= Character.MAX_CODE_POINT;
    }
}
