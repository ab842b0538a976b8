package io.millrace.streams.contract.payloads;

/// What an envelope is about. Each record's wire name stands in [PayloadType].
public sealed interface Payload
        permits WorkItem,
                ControlEvent,
                TaskEvent,
                SessionEvent,
                WatcherEvent,
                DeadLetter,
                Unrecognised {}
