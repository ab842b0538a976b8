package io.millrace.sql.command;

import io.millrace.sql.command.Invocation.EventNames;
import io.millrace.sql.command.Invocation.Reading;
import io.millrace.sql.command.request.AnalyzeRequest;
import io.millrace.sql.command.request.RequestFault;
import io.millrace.sql.command.request.RequestReader;
import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.budget.Limits;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.render.diagram.Dot;
import io.millrace.sql.engine.render.diagram.Label;
import io.millrace.sql.engine.render.diagram.Mermaid;
import io.millrace.sql.engine.render.json.AnalysisJson;
import io.millrace.sql.engine.render.json.LineageJson;
import io.millrace.sql.engine.render.openlineage.OpenLineageEvent;
import io.millrace.sql.engine.render.openlineage.RunContext;
import io.millrace.sql.engine.render.svg.Svg;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.ScriptLineage;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlFault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Analyses the scripts of one command line: results to the output, errors for people beside it.
final class Scripts {
    private static final int LONGEST_SCHEMA = 64 * 1024 * 1024;
    private static final int LONGEST_MESSAGE = 1_000;

    private final Inputs inputs;
    private final OutputStream out;
    private final PrintStream err;
    private final Clock clock;

    Scripts(Inputs inputs, OutputStream out, PrintStream err, Clock clock) {
        this.inputs = inputs;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /// Whether every statement was understood.
    boolean run(Invocation.Scripts asked) throws WrongUsage, IOException {
        Reading reading = asked.reading();
        Catalog catalog = Catalog.none();
        if (reading.schemaFile().isPresent()) {
            catalog = catalog(reading.schemaFile().get());
        }
        Options options =
                Options.defaults()
                        .withStrict(reading.strict())
                        .withInfluences(asked.influences())
                        .withDefaults(
                                reading.defaultDatabase().orElse(null),
                                reading.defaultSchema().orElse(null));
        boolean understood = true;
        for (String input : asked.inputs()) {
            String sql = inputs.script(input);
            Analysis analysis =
                    new AnalyzeRequest(sql, reading.dialect(), catalog, options).analyze();
            out.write(
                    rendered(asked, input, traced(asked, input, analysis))
                            .getBytes(StandardCharsets.UTF_8));
            understood &= tell(input, analysis);
        }
        out.flush();
        return understood;
    }

    /// @throws WrongUsage when there is more to trace than the engine bears
    private Analysis traced(Invocation.Scripts asked, String input, Analysis analysis)
            throws WrongUsage {
        if (asked.through().isEmpty()) {
            return analysis;
        }
        try {
            return ScriptLineage.traced(analysis, asked.through().get(), Limits.defaults());
        } catch (SqlFault fault) {
            throw new WrongUsage(input + ": " + fault.getMessage());
        }
    }

    private Catalog catalog(String file) throws WrongUsage {
        try {
            return new RequestReader(LONGEST_SCHEMA).schema(inputs.bytes(file, LONGEST_SCHEMA));
        } catch (RequestFault fault) {
            throw new WrongUsage(file + ": " + fault.text());
        }
    }

    private String rendered(Invocation.Scripts asked, String input, Analysis analysis) {
        if (asked.subcommand() == Subcommand.ANALYZE) {
            return AnalysisJson.of(analysis) + '\n';
        }
        return switch (asked.format()) {
            case JSON -> LineageJson.of(analysis) + '\n';
            case MERMAID -> Mermaid.of(analysis);
            case DOT -> Dot.of(analysis);
            case SVG -> Svg.of(analysis);
            case OPEN_LINEAGE ->
                    OpenLineageEvent.of(analysis, context(asked.event(), input, analysis)) + '\n';
        };
    }

    private RunContext context(EventNames event, String input, Analysis analysis) {
        return new RunContext(
                event.namespace().orElse(analysis.dialect()),
                event.job().orElse(input.equals("-") ? "script" : input),
                event.run().orElseGet(UUID::randomUUID),
                event.time().orElseGet(() -> Instant.now(clock)));
    }

    private boolean tell(String input, Analysis analysis) {
        boolean understood = analysis.errors().isEmpty();
        analysis.errors().forEach(error -> tell(input, error));
        for (StatementAnalysis statement : analysis.statements()) {
            understood &= statement.errors().isEmpty();
            statement.errors().forEach(error -> tell(input, error));
        }
        return understood;
    }

    /// `file:line:column: CODE: message (hint)`, without anything a terminal would act on.
    private void tell(String input, SqlError error) {
        String hint = error.advice().map(advice -> " (" + advice + ")").orElse("");
        err.println(
                Label.of(
                        "%s:%d:%d: %s: %s%s"
                                .formatted(
                                        input,
                                        error.line(),
                                        error.column(),
                                        error.code(),
                                        error.message(),
                                        hint),
                        LONGEST_MESSAGE));
    }
}
