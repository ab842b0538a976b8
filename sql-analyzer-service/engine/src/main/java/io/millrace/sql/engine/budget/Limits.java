package io.millrace.sql.engine.budget;

/// How much the analysis of one script may make. What is linear in a script of the greatest length
/// that people write stays far below; what multiplies does not.
///
/// @param statements how many statements are read
/// @param columns the columns of all relations in all, a table that is read in many places counted
///   once
/// @param edges how many ways from a column to a source are followed and told in all
/// @param relations how often a relation is told of in all, at its own level and those around it
/// @param text the UTF-16 units of conditions, names and messages in all
/// @param findings the errors and warnings in all; more are not kept
public record Limits(
        int statements, long columns, long edges, long relations, long text, int findings) {

    /// Together less than about 150 MB of heap.
    public static Limits defaults() {
        return new Limits(10_000, 200_000, 400_000, 200_000, 8L * 1024 * 1024, 10_000);
    }

    public Limits withStatements(int value) {
        return new Limits(value, columns, edges, relations, text, findings);
    }

    public Limits withColumns(long value) {
        return new Limits(statements, value, edges, relations, text, findings);
    }
}
