package io.millrace.sql.engine.render.diagram;

import java.io.IOException;

/// Text inside of XML and HTML.
public final class Markup {
    private Markup() {}

    /// Writes text so that it is text in elements and in attributes with either quotation mark.
    ///
    /// @param text without characters that XML cannot hold, as [Label#of] makes it
    public static void escape(String text, Appendable out) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
