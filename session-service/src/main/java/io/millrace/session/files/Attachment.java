package io.millrace.session.files;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Writes `Content-Disposition` (RFC 6266): to be kept and not shown, with the name in ASCII and,
/// encoded as RFC 8187 has it, as it is.
final class Attachment {
    private Attachment() {}

    static String named(String name) {
        String plain = name.replaceAll("[^ !#-\\[\\]-~]", "_");
        String encoded =
                URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
