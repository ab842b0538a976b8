package io.millrace.rest.conditions;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The condition of a change: what the caller has seen must still be so (RFC 9110, section 13.1.1).
public sealed interface IfMatch {
    /// The header's name.
    String HEADER = "If-Match";

    /// Whether a thing of this tag may be changed.
    boolean holdsFor(EntityTag current);

    /// To be called where nobody else can change the thing any more.
    ///
    /// @throws DomainException PRECONDITION_FAILED when the caller has seen another version
    default void check(EntityTag current) {
        if (!holdsFor(current)) {
            throw new DomainException(
                    ErrorCode.PRECONDITION_FAILED,
                    "It has changed since; its tag is " + current + " now",
                    HEADER);
        }
    }

    /// No condition.
    record Absent() implements IfMatch {
        @Override
        public boolean holdsFor(EntityTag current) {
            return true;
        }
    }

    /// `*`: it must exist, in whatever version.
    record Existing() implements IfMatch {
        @Override
        public boolean holdsFor(EntityTag current) {
            return true;
        }
    }

    /// It must have one of these tags. Weak ones are left out: they never match, because the
    /// comparison is the strong one.
    record AnyOf(List<EntityTag> tags) implements IfMatch {
        public AnyOf {
            tags = List.copyOf(tags);
        }

        @Override
        public boolean holdsFor(EntityTag current) {
            return tags.contains(current);
        }
    }

    /// Reads the header; several of them are to be joined with commas.
    ///
    /// @throws DomainException INVALID_INPUT when it is neither `*` nor a list of tags
    static IfMatch parse(@Nullable String header) {
        if (header == null) {
            return new Absent();
        }
        String text = header.strip();
        if (text.equals("*")) {
            return new Existing();
        }
        List<EntityTag> strong = new ArrayList<>();
        int tags = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ',' || c == ' ' || c == '\t') {
                at++;
                continue;
            }
            boolean weak = text.startsWith("W/", at);
            int from = weak ? at + 2 : at;
            int end = endOfTag(text, from);
            if (!weak) {
                strong.add(new EntityTag(text.substring(from, end)));
            }
            tags++;
            at = afterTag(text, end);
        }
        if (tags == 0) {
            throw malformed();
        }
        return new AnyOf(strong);
    }

    /// Where the quoted text that begins here is over.
    private static int endOfTag(String text, int from) {
        if (from >= text.length() || text.charAt(from) != '"') {
            throw malformed();
        }
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c <= ' ' || c == 0x7f) {
                throw malformed();
            }
        }
        throw malformed();
    }

    /// Behind the comma that has to follow a tag, or the end.
    private static int afterTag(String text, int end) {
        int at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) != ',') {
            throw malformed();
        }
        return at;
    }

    private static DomainException malformed() {
        return DomainException.invalidInput(
                HEADER, HEADER + " must be * or a list of entity tags in double quotes");
    }
}
