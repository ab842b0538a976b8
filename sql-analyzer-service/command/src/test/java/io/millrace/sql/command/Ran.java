package io.millrace.sql.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a run of the command in this process came to.
record Ran(int code, String out, String err) {

    static Ran with(String standardInput, String... arguments) {
        return with(standardInput.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static Ran with(byte[] standardInput, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                new MillraceSql(
                                new ByteArrayInputStream(standardInput),
                                out,
                                new PrintStream(err, true, StandardCharsets.UTF_8))
                        .run(List.of(arguments));
        return new Ran(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
