package io.millrace.sql.engine.render.svg;

/// A part of an edge between boxes of neighbouring layers.
///
/// @param fromOffset where it leaves the left box, from its top
/// @param toOffset where it meets the right box, from its top
record Segment(Box from, double fromOffset, Box to, double toOffset) {}
