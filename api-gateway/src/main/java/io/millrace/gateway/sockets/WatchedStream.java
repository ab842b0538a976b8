package io.millrace.gateway.sockets;

import io.millrace.gateway.sockets.frames.RefusedFrame;
import io.millrace.gateway.sockets.frames.SocketError;
import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.SessionId;

/// A stream as clients name it: `session:<id>`.
///
/// @param name as it was asked for, in its plain form
record WatchedStream(String name, SessionId session) {
    private static final String SESSION = "session:";
    private static final int UUID_LENGTH = 36;

    /// Reads a stream's name.
    static WatchedStream parse(String text) throws RefusedFrame {
        String id = text.startsWith(SESSION) ? text.substring(SESSION.length()) : "";
        if (id.length() == UUID_LENGTH) {
            try {
                SessionId session = SessionId.of(id);
                return new WatchedStream(SESSION + session, session);
            } catch (IllegalArgumentException e) {
                throw unknown();
            }
        }
        throw unknown();
    }

    StreamKey key() {
        return StreamName.fanoutSession(session);
    }

    private static RefusedFrame unknown() {
        return new RefusedFrame(
                SocketError.Code.BAD_REQUEST, "payload.stream must be session:<id>");
    }
}
