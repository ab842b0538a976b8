package io.millrace.teststack.architecture.planted.rooms.attic;

/// Lies above the cellar.
public class Attic {}
