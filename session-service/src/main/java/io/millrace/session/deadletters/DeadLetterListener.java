package io.millrace.session.deadletters;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.handlers.EventHandler;
import io.millrace.streams.delivery.handlers.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/// Hears on `dead-letters` what any service has given up on, and keeps it for the operators.
@ApplicationScoped
public class DeadLetterListener implements EventHandler {
    private final DeadLetters letters;
    private final DeadLetterRepository repository;
    private final ObjectMapper json;

    public DeadLetterListener(
            DeadLetters letters, DeadLetterRepository repository, ObjectMapper json) {
        this.letters = letters;
        this.repository = repository;
        this.json = json;
    }

    @Override
    public Outcome on(Envelope envelope) {
        if (!(envelope.data() instanceof DeadLetter told)) {
            return Outcome.ignored(envelope.type() + " is no dead letter");
        }
        DeadLetterEntity letter = letters.written(told.firstFailedAt());
        letter.taskType = told.stream();
        letter.entityId = envelope.subject();
        letter.entityData = json.valueToTree(told);
        letter.envelopeId = envelope.id();
        letter.retryCount = told.attempts();
        letter.lastError = DeadLetters.shortened(told.cause());
        letter.lastErrorAt = told.lastFailedAt();
        repository.persistAndFlush(letter);
        return Outcome.handled();
    }
}
