package io.millrace.session.messages;

import io.millrace.streams.contract.content.ContentBlock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a message said before it was changed or deleted.
///
/// @param version the version of the message that said it
/// @param replacedBy the user who changed it
@Schema(name = "MessageEdit")
public record MessageEditView(
        long version, List<ContentBlock> content, Instant replacedAt, String replacedBy) {

    static MessageEditView of(MessageEditEntity edit) {
        return new MessageEditView(edit.version, edit.content, edit.replacedAt, edit.replacedBy);
    }
}
