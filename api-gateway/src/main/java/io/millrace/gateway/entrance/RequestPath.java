package io.millrace.gateway.entrance;

import java.util.Locale;
import java.util.Optional;

/// Judges the path of a request as it came, before anybody decodes it. What two servers could read
/// differently is refused, so that no path means one thing to the route table and another to the
/// service behind it.
public final class RequestPath {
    private static final int HEX = 16;
    private static final int ESCAPE_LENGTH = 3;

    private RequestPath() {}

    /// Why the path (RFC 3986, section 3.3) is refused; empty when it may pass.
    ///
    /// @param path the raw path, without the query
    public static Optional<String> fault(String path) {
        if (!path.startsWith("/")) {
            return Optional.of("The path must begin with a slash");
        }
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            Optional<String> fault =
                    segments[i].isEmpty() && !last
                            ? Optional.of("The path has an empty segment")
                            : segmentFault(segments[i]);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> segmentFault(String segment) {
        StringBuilder decoded = new StringBuilder(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%') {
                if (c <= ' ' || c >= 0x7f || c == '\\' || c == ';') {
                    return Optional.of("The path has a character that must be escaped");
                }
                decoded.append(c);
                continue;
            }
            int octet = octet(segment, i);
            if (octet < 0) {
                return Optional.of("The path has an incomplete escape");
            }
            if (octet == '/' || octet == '\\' || octet == '%' || octet < ' ' || octet == 0x7f) {
                return Optional.of("The path has an escape that is not allowed");
            }
            decoded.append((char) octet);
            i += ESCAPE_LENGTH - 1;
        }
        String plain = decoded.toString().toLowerCase(Locale.ROOT);
        return plain.equals(".") || plain.equals("..")
                ? Optional.of("The path has a dot segment")
                : Optional.empty();
    }

    /// The octet of the escape at that place, -1 when there is none.
    private static int octet(String segment, int at) {
        if (at + ESCAPE_LENGTH > segment.length()) {
            return -1;
        }
        int high = Character.digit(segment.charAt(at + 1), HEX);
        int low = Character.digit(segment.charAt(at + 2), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
