package io.millrace.session.files;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;

/// There is no such file, or it is somebody else's: the caller cannot tell which.
public class FileNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public FileNotFound(FileId id) {
        super(ErrorCode.NOT_FOUND, "There is no file " + id);
    }
}
