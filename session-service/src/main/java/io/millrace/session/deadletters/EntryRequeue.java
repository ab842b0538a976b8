package io.millrace.session.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.Delivery;
import jakarta.inject.Singleton;

/// Puts an entry that this service gave up back on its stream. The inbox lets it take effect once,
/// even if it is put back twice because the first answer was lost.
@Singleton
class EntryRequeue implements Requeue {
    private final Delivery delivery;
    private final ObjectMapper json;

    EntryRequeue(Delivery delivery, ObjectMapper json) {
        this.delivery = delivery;
        this.json = json;
    }

    @Override
    public boolean takes(DeadLetterEntity letter) {
        return letter.envelopeId != null
                && letter.entityData
                        .path("group")
                        .asText()
                        .equals(StreamName.Group.SESSION_SERVICE);
    }

    @Override
    public void requeue(DeadLetterEntity letter) {
        try {
            delivery.deadLetters().requeue(json.treeToValue(letter.entityData, DeadLetter.class));
        } catch (JsonProcessingException | IllegalArgumentException | IllegalStateException e) {
            throw new DomainException(
                    ErrorCode.CONFLICT,
                    "The entry cannot be put back on its stream: it has no content, has taken"
                            + " effect meanwhile, or is too old");
        }
    }
}
