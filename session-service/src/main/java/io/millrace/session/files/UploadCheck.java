package io.millrace.session.files;

import io.millrace.rest.DomainException;
import io.millrace.streams.contract.ids.Ids;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Decides which files are taken. Each refusal names the field at fault, such as `files[0].base64`.
@Singleton
public class UploadCheck {
    private static final String DATA_URL = "data:";
    private static final String MARK = ";base64,";

    private final FileConfig config;
    private final Ids ids;

    public UploadCheck(FileConfig config, Ids ids) {
        this.config = config;
        this.ids = ids;
    }

    /// The files, decoded.
    ///
    /// @throws DomainException INVALID_INPUT when there are too many, or one is not taken
    public List<Upload> checked(List<NewFile> files) {
        if (files.size() > config.maxCount()) {
            throw DomainException.invalidInput(
                    "files", "files must be at most " + config.maxCount());
        }
        List<Upload> uploads = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++) {
            uploads.add(checked("files[" + i + "]", files.get(i)));
        }
        return List.copyOf(uploads);
    }

    private Upload checked(String at, NewFile file) {
        String type = file.mediaType();
        if (config.types().stream().noneMatch(taken -> matches(taken, type))) {
            throw DomainException.invalidInput(
                    at + ".type", at + ".type is not one of the media types that are taken");
        }
        if (file.size() > config.maxSize().asLongValue()) {
            throw DomainException.invalidInput(
                    at + ".size",
                    at + ".size must be at most " + config.maxSize().asLongValue() + " bytes");
        }
        byte[] bytes = decoded(at, file.base64());
        if (bytes.length != file.size()) {
            throw DomainException.invalidInput(
                    at + ".size", at + ".size must be that of the bytes, " + bytes.length);
        }
        return new Upload(new FileId(ids.next()), file.name(), type, bytes);
    }

    private static byte[] decoded(String at, String base64) {
        String text = base64;
        if (base64.startsWith(DATA_URL)) {
            int mark = base64.indexOf(MARK);
            if (mark < 0) {
                throw noBase64(at);
            }
            text = base64.substring(mark + MARK.length());
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw noBase64(at);
        }
    }

    private static boolean matches(String taken, String type) {
        return taken.endsWith("*")
                ? type.startsWith(taken.substring(0, taken.length() - 1))
                : type.equals(taken);
    }

    private static DomainException noBase64(String at) {
        return DomainException.invalidInput(
                at + ".base64", at + ".base64 is not base64 (RFC 4648, section 4)");
    }
}
