package io.millrace.teststack.architecture.planted.rooms.shed;

/// Lies in a room that no list names.
class Shed {}
