package io.millrace.gateway.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.gateway.fanout.Next;
import io.millrace.gateway.fanout.Opened;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Where a subscription stands, as its watcher is told at the beginning and whenever events are
/// gone.
///
/// @param stream as it was asked for, such as `session:<id>`
/// @param recovered false when events are gone: load the state anew
/// @param position good to resume from
/// @param oldest the oldest position that is still there
@RegisterForReflection
public record Standing(String stream, boolean recovered, String position, String oldest) {

    public static Standing of(String stream, Opened opened) {
        return new Standing(
                stream,
                opened.recovered(),
                opened.position().toString(),
                opened.oldest().toString());
    }

    public static Standing of(String stream, Next.Resync resync) {
        return new Standing(
                stream, false, resync.position().toString(), resync.oldest().toString());
    }

    /// Its JSON, one line.
    public String json(ObjectMapper mapper) {
        try {
            return mapper.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Four texts can always be written", e);
        }
    }
}
