package io.millrace.sql.command;

import io.millrace.sql.engine.dialect.family.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// How the command is used.
final class Usage {
    private static final int WIDTH = 88;

    private Usage() {}

    static String text() {
        return """
        Usage: millrace-sql analyze --dialect NAME [option…] [file…|-]
               millrace-sql lineage --dialect NAME [--format NAME] [option…] [file…|-]
               millrace-sql analyze|lineage --jsonl [--threads N]

        Tells what SQL scripts read and write, and which columns feed which. Without a file
        it reads standard input. Results go to standard output, one line of JSON for each
        script; errors go to standard error as file:line:column: CODE: message (hint).

        Options:
          --dialect NAME           how the scripts are written, see below
          --schema FILE            what is known of tables, as JSON:
                                   {"sales.orders": ["id", {"name": "total", "type": "int"}]}
          --default-database NAME  the database of tables named without one
          --default-schema NAME    the schema of tables named without one
          --strict                 vague references are errors
          --jsonl                  reads requests, one a line, and writes results, one a line,
                                   in the same order; a request is
                                   {"sql", "dialect", "schema", "strict", "defaultDatabase",
                                   "defaultSchema"}
          --threads N              how many lines are analysed at once (--jsonl);
                                   as many as there are processors
          --format NAME            what lineage is written as:
                                   json, mermaid, dot, svg or openlineage
          --influences             lineage also tells which columns filter, join, group and
                                   sort the rows; an OpenLineage event always does
          --through WHICH          lineage traces columns on through tables of the script:
                                   temporary (and views), made (by it) or written (by it)
          --namespace, --job, --run, --time
                                   of an OpenLineage event: the namespace of datasets and job
                                   (the dialect), the job's name (the file), the run's UUID
                                   (a new one), when it was (now)
          -h, --help               this
          -V, --version            the version

        Exit status: 0 every statement was understood; 1 one was not; 2 wrong usage, or a
        file that cannot be read.

        Dialects:
        """
                + dialects();
    }

    private static String dialects() {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(" ");
        for (String name : Dialects.names()) {
            if (line.length() + name.length() + 1 > WIDTH) {
                lines.append(line).append('\n');
                line.setLength(1);
            }
            line.append(' ').append(name);
        }
        return lines.append(line).append('\n').toString();
    }

    /// The version it was built as.
    static String version() {
        try (InputStream file = Usage.class.getResourceAsStream("version.properties")) {
            if (file == null) {
                throw new IllegalStateException("The command was packaged without its version");
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
