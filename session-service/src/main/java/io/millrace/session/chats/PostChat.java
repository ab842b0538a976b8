package io.millrace.session.chats;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.rest.DomainException;
import io.millrace.session.tasks.CreateTask;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something to be asked, in a chat or in one opened for it.
///
/// @param prompt what is asked; may be left out when an asset is named
/// @param chatId the chat it belongs to; without one a chat is opened
/// @param messageId of that chat: the prompt takes the place of this message and of all behind it
/// @param assetId what it is about
/// @param assetType of the asset; goes with its id
@Schema(name = "PostChat")
@RegisterForReflection
public record PostChat(
        @Size(min = 1, max = CreateTask.MAX_PROMPT)
                @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank")
                @Pattern(regexp = CreateTask.NO_NUL, message = CreateTask.NUL_REFUSED)
                @Nullable String prompt,
        @JsonProperty("chat_id") @Nullable UUID chatId,
        @JsonProperty("message_id") @Nullable UUID messageId,
        @JsonProperty("asset_id") @Nullable UUID assetId,
        @JsonProperty("asset_type") @Nullable AssetType assetType) {

    /// What a chat can be about.
    public enum AssetType {
        @JsonProperty("metric")
        METRIC("metric"),
        @JsonProperty("dashboard")
        DASHBOARD("dashboard");

        private final String wireName;

        AssetType(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String toString() {
            return wireName;
        }
    }

    /// @throws DomainException INVALID_INPUT naming what is missing
    void check() {
        if (assetId != null && assetType == null) {
            throw DomainException.invalidInput("asset_type", "asset_type goes with asset_id");
        }
        if (assetType != null && assetId == null) {
            throw DomainException.invalidInput("asset_id", "asset_id goes with asset_type");
        }
        if (prompt == null && assetId == null) {
            throw DomainException.invalidInput("prompt", "prompt or asset_id must be given");
        }
        if (messageId != null && chatId == null) {
            throw DomainException.invalidInput("chat_id", "chat_id goes with message_id");
        }
    }

    /// What is asked.
    String question() {
        return prompt == null ? "Look at the " + asset() : prompt;
    }

    /// What is said beside it.
    List<String> notes() {
        return prompt == null || assetId == null ? List.of() : List.of("About the " + asset());
    }

    private String asset() {
        return assetType == null ? "" : assetType + " " + assetId;
    }
}
