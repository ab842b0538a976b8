package io.millrace.session.paging;

import io.millrace.rest.DomainException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a list goes on: opaque to the caller, `<page>:<key of the last row>` in Base64url.
///
/// @param page the number of the page that begins here
/// @param key the last row's place in the order of the list
record Cursor(int page, String key) {
    private static final int MAX_LENGTH = 1500;

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((page + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws DomainException INVALID_INPUT when this service did not make it
    static Cursor parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw PageRequest.badCursor();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            int page = colon < 0 ? 0 : Integer.parseInt(plain, 0, colon, 10);
            if (page < 1) {
                throw PageRequest.badCursor();
            }
            return new Cursor(page, plain.substring(colon + 1));
        } catch (IllegalArgumentException notOurs) {
            throw PageRequest.badCursor();
        }
    }
}
