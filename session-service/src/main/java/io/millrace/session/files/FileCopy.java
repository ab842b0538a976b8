package io.millrace.session.files;

/// A file that another task is to have too.
public final class FileCopy {
    private final FileEntity original;
    private final FileId id;

    FileCopy(FileEntity original, FileId id) {
        this.original = original;
        this.id = id;
    }

    FileEntity original() {
        return original;
    }

    FileId id() {
        return id;
    }

    /// What the first message of the other task says of it.
    public String note() {
        return Upload.note(original.name, original.type, original.size, id);
    }
}
