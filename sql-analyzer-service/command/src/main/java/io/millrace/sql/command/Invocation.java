package io.millrace.sql.command;

import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.result.ScriptLineage.Through;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a command line asks for.
sealed interface Invocation {
    record Help() implements Invocation {}

    record Version() implements Invocation {}

    /// Analyses scripts, one after the other.
    ///
    /// @param inputs files; `-` is standard input
    /// @param influences whether lineage also tells what decides which rows there are
    /// @param through which tables of the script lineage is traced through
    record Scripts(
            Subcommand subcommand,
            List<String> inputs,
            Reading reading,
            Format format,
            boolean influences,
            Optional<Through> through,
            EventNames event)
            implements Invocation {}

    /// Answers requests, one a line of standard input.
    record Lines(Subcommand subcommand, int threads) implements Invocation {}

    /// How scripts are read.
    ///
    /// @param schemaFile what is known of tables
    record Reading(
            Dialect dialect,
            boolean strict,
            Optional<String> schemaFile,
            Optional<String> defaultDatabase,
            Optional<String> defaultSchema) {}

    /// What an OpenLineage event tells besides the lineage, as far as it was said.
    record EventNames(
            Optional<String> namespace,
            Optional<String> job,
            Optional<UUID> run,
            Optional<Instant> time) {}
}
