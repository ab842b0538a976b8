package io.millrace.session.files;

import java.util.UUID;

/// Names a file.
public record FileId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
