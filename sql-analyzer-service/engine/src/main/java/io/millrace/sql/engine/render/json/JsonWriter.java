package io.millrace.sql.engine.render.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes JSON (RFC 8259) piece by piece: no tree, no reflection, no space between tokens. Members
/// stand in the order in which they are written.
///
/// Escaped are the quotation mark, the backslash and the control characters below U+0020; all else
/// is written as it is. Half of a surrogate pair cannot be sent as UTF-8 and becomes U+FFFD.
///
/// The caller answers for the balance of what it begins and ends. Belongs to one thread.
public final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";
    private static final char REPLACEMENT = '\uFFFD';

    private final Appendable out;
    private boolean separate;

    public JsonWriter(Appendable out) {
        this.out = out;
    }

    public JsonWriter beginObject() throws IOException {
        return open('{');
    }

    public JsonWriter endObject() throws IOException {
        return close('}');
    }

    public JsonWriter beginArray() throws IOException {
        return open('[');
    }

    public JsonWriter endArray() throws IOException {
        return close(']');
    }

    /// The name of the member whose value comes next.
    public JsonWriter name(String name) throws IOException {
        comma();
        quoted(name);
        out.append(':');
        separate = false;
        return this;
    }

    /// A text, or null.
    public JsonWriter value(@Nullable String value) throws IOException {
        comma();
        if (value == null) {
            out.append("null");
        } else {
            quoted(value);
        }
        separate = true;
        return this;
    }

    public JsonWriter value(long value) throws IOException {
        comma();
        out.append(Long.toString(value));
        separate = true;
        return this;
    }

    public JsonWriter value(boolean value) throws IOException {
        comma();
        out.append(value ? "true" : "false");
        separate = true;
        return this;
    }

    /// A member with a text, or null.
    public JsonWriter member(String name, @Nullable String value) throws IOException {
        return name(name).value(value);
    }

    public JsonWriter member(String name, long value) throws IOException {
        return name(name).value(value);
    }

    public JsonWriter member(String name, boolean value) throws IOException {
        return name(name).value(value);
    }

    /// A member with an array of texts.
    public JsonWriter member(String name, Iterable<String> values) throws IOException {
        name(name).beginArray();
        for (String value : values) {
            value(value);
        }
        return endArray();
    }

    private JsonWriter open(char bracket) throws IOException {
        comma();
        out.append(bracket);
        separate = false;
        return this;
    }

    private JsonWriter close(char bracket) throws IOException {
        out.append(bracket);
        separate = true;
        return this;
    }

    private void comma() throws IOException {
        if (separate) {
            out.append(',');
        }
    }

    private void quoted(String text) throws IOException {
        out.append('"');
        int clean = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isSurrogate(c) && isPair(text, i)) {
                i++;
                continue;
            }
            out.append(text, clean, i);
            escaped(c);
            clean = i + 1;
        }
        out.append(text, clean, text.length()).append('"');
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private void escaped(char c) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (Character.isSurrogate(c)) {
                    out.append(REPLACEMENT);
                } else {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                }
            }
        }
    }
}
