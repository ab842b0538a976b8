package io.millrace.sql.engine.render.openlineage;

import java.time.Instant;
import java.util.UUID;

/// What an event tells besides the lineage; the engine can know none of it.
///
/// @param namespace of the datasets and of the job, such as `postgres://db.example.com:5432`
/// @param job the name of what runs the script
/// @param run the run that the event is about
/// @param time when it happened
public record RunContext(String namespace, String job, UUID run, Instant time) {}
