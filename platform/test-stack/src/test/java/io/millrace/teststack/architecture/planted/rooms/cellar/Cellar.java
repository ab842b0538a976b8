package io.millrace.teststack.architecture.planted.rooms.cellar;

import io.millrace.teststack.architecture.planted.rooms.attic.Attic;

/// Knows what lies above it.
public class Cellar {
    Attic above = new Attic();
}
