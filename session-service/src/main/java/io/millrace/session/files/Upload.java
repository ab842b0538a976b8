package io.millrace.session.files;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file that was checked and is to be kept.
public final class Upload {
    private final FileId id;
    private final String name;
    private final String type;
    private final byte[] bytes;

    Upload(FileId id, String name, String type, byte[] bytes) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.bytes = bytes;
    }

    FileId id() {
        return id;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    long size() {
        return bytes.length;
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /// SHA-256 (FIPS 180-4) of the bytes, in hexadecimal.
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// What the first message of the task says of it.
    public String note() {
        return note(name, type, bytes.length, id);
    }

    static String note(String name, String type, long size, FileId id) {
        return "Attached file: %s (%s, %d bytes), id %s".formatted(name, type, size, id);
    }
}
