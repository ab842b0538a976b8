package io.millrace.gateway.sockets.frames;

import com.fasterxml.jackson.annotation.JsonValue;

/// Who gets the answer to a request. The routes of today answer their sender alone; what others see
/// of it comes to them as an event of a stream.
public enum SendMethod {
    SENDER_ONLY("senderOnly"),
    ALL_BUT_SENDER("allButSender"),
    ALL("all");

    private final String wireName;

    SendMethod(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
