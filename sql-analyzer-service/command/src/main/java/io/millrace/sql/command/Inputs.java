package io.millrace.sql.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Files and standard input. Text is UTF-8, with or without a byte order mark.
final class Inputs {
    private static final int LONGEST_SCRIPT = 64 * 1024 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream standard;

    Inputs(InputStream standard) {
        this.standard = standard;
    }

    /// The script of that name; `-` is standard input.
    String script(String name) throws WrongUsage {
        byte[] bytes = bytes(name, LONGEST_SCRIPT);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new WrongUsage(name + ": is no UTF-8");
        }
    }

    /// @param longest the most bytes that are read
    byte[] bytes(String name, int longest) throws WrongUsage {
        try {
            byte[] bytes;
            if (name.equals("-")) {
                bytes = standard.readNBytes(longest + 1);
            } else {
                try (InputStream file = Files.newInputStream(Path.of(name))) {
                    bytes = file.readNBytes(longest + 1);
                }
            }
            if (bytes.length > longest) {
                throw new WrongUsage(name + ": is larger than " + longest + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new WrongUsage(name + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new WrongUsage(name + ": may not be read");
        } catch (InvalidPathException e) {
            throw new WrongUsage(name + ": is no name of a file");
        } catch (IOException e) {
            throw new WrongUsage(name + ": cannot be read: " + e.getMessage());
        }
    }
}
