package io.millrace.session.sandboxes.letters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.session.background.JobName;
import io.millrace.session.deadletters.DeadLetterEntity;
import io.millrace.session.deadletters.DeadLetters;
import io.millrace.session.deadletters.Requeue;
import io.millrace.session.sandboxes.leases.AbandonedLease;
import io.millrace.session.sandboxes.leases.Returns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/// Writes a dead letter about each lease that is given up, in the transaction that gives it up, and
/// tries again when an operator wants.
@ApplicationScoped
public class LeaseLetters implements Requeue {
    private final DeadLetters letters;
    private final Returns returns;
    private final ObjectMapper json;

    public LeaseLetters(DeadLetters letters, Returns returns, ObjectMapper json) {
        this.letters = letters;
        this.returns = returns;
        this.json = json;
    }

    void write(@Observes AbandonedLease lease) {
        ObjectNode data = json.createObjectNode();
        data.put("session", lease.session().toString());
        data.set("item", lease.item());
        letters.report(
                JobName.IP_RETURN_POLLER,
                lease.lease().toString(),
                data,
                lease.failures(),
                lease.lastError());
    }

    @Override
    public boolean takes(DeadLetterEntity letter) {
        return letter.taskType.equals(JobName.IP_RETURN_POLLER.wireName());
    }

    @Override
    public void requeue(DeadLetterEntity letter) {
        if (!returns.retry(UUID.fromString(letter.entityId))) {
            throw new DomainException(ErrorCode.CONFLICT, "The lease is no longer given up");
        }
    }
}
