package io.millrace.session.messages;

import io.millrace.streams.contract.content.ContentBlock;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a message is to say from now on.
///
/// @param content 1..100 blocks such as a user writes: text, image, document, lineage_ref,
///   asset_ref
public record EditMessage(
        @Schema(required = true, minItems = 1, maxItems = MAX_BLOCKS)
                @NotNull
                @Size(min = 1, max = MAX_BLOCKS)
                List<@Nullable ContentBlock> content) {
    private static final int MAX_BLOCKS = 100;

    /// The blocks, each of them one that a user may write.
    ///
    /// @throws io.millrace.rest.DomainException INVALID_INPUT naming the block and its field
    List<ContentBlock> checked() {
        return UserContent.checked("content", content);
    }
}
