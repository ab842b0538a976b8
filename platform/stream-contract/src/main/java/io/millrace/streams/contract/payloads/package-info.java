/// What an envelope is about. A [Payload] belongs to a sealed family, one per kind of stream:
/// [WorkItem], [ControlEvent], [TaskEvent], [WatcherEvent], [DeadLetter]. [PayloadType] holds each
/// record's wire name; what this build does not know is [Unrecognised] and stays as it came.
@NullMarked
package io.millrace.streams.contract.payloads;

import org.jspecify.annotations.NullMarked;
