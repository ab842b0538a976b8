package io.millrace.sql.command;

/// What the command does.
enum Subcommand {
    ANALYZE,
    LINEAGE
}
