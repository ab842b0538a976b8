package io.millrace.sql.command.lines;

import io.millrace.sql.command.request.AnalyzeRequest;
import io.millrace.sql.command.request.RequestFault;
import io.millrace.sql.command.request.RequestFault.Code;
import io.millrace.sql.command.request.RequestReader;
import io.millrace.sql.engine.render.json.AnalysisJson;
import io.millrace.sql.engine.render.json.JsonWriter;
import io.millrace.sql.engine.render.json.LineageJson;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The answers to some lines that follow each other, each on a line of its own.
final class Answers {
    private final byte[] text;
    private final boolean understood;

    private Answers(byte[] text, boolean understood) {
        this.text = text;
        this.understood = understood;
    }

    /// In UTF-8.
    byte[] text() {
        return text;
    }

    /// Whether every statement of every line was.
    boolean understood() {
        return understood;
    }

    /// What is answered to a line.
    enum Kind {
        ANALYSIS,
        LINEAGE
    }

    static Answers to(List<Line> lines, Kind kind, RequestReader reader, int longest) {
        StringBuilder out = new StringBuilder(1024);
        boolean understood = true;
        try {
            for (Line line : lines) {
                int start = out.length();
                try {
                    understood &= answer(line, kind, reader, longest, out);
                } catch (RequestFault fault) {
                    out.setLength(start);
                    understood = false;
                    refusal(line, fault, out);
                } catch (RuntimeException | StackOverflowError failure) {
                    // A fault of the engine costs its line, not the run.
                    out.setLength(start);
                    understood = false;
                    refusal(
                            line,
                            new RequestFault(
                                    Code.INTERNAL_ERROR, "The engine failed: " + failure, null),
                            out);
                }
                out.append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answers(out.toString().getBytes(StandardCharsets.UTF_8), understood);
    }

    private static boolean answer(
            Line line, Kind kind, RequestReader reader, int longest, StringBuilder out)
            throws RequestFault, IOException {
        AnalyzeRequest request =
                switch (line) {
                    case Line.Text text -> reader.request(text.bytes());
                    case Line.TooLong any ->
                            throw new RequestFault(
                                    Code.TOO_LARGE, "A line may have " + longest + " bytes", null);
                };
        Analysis analysis = request.analyze();
        switch (kind) {
            case ANALYSIS -> AnalysisJson.write(analysis, out);
            case LINEAGE -> LineageJson.write(analysis, out);
        }
        return analysis.errors().isEmpty()
                && analysis.statements().stream().allMatch(one -> one.errors().isEmpty());
    }

    private static void refusal(Line line, RequestFault fault, StringBuilder out)
            throws IOException {
        new JsonWriter(out)
                .beginObject()
                .name("error")
                .beginObject()
                .member("message", fault.text())
                .member("code", fault.code().name())
                .member("param", fault.param().orElse(null))
                .member("line", line.number())
                .endObject()
                .endObject();
    }
}
