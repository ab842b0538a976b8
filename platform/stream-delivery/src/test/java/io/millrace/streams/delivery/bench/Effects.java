package io.millrace.streams.delivery.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.teststack.Await;
import java.util.List;

/// What handlers have done: rows of the table `effect`, written in the running transaction.
public final class Effects {
    private final Transactions transactions;

    Effects(Transactions transactions) {
        this.transactions = transactions;
    }

    /// The effect of an event or of work.
    public Outcome add(Envelope envelope) {
        add(envelope.subject(), envelope.sequence());
        return Outcome.handled();
    }

    /// The effect of giving work up.
    public void add(GivenUp given) {
        switch (given) {
            case GivenUp.Legible(Envelope envelope) -> add(envelope);
            case GivenUp.Illegible(EnvelopeHeading heading) ->
                    add(heading.subject(), heading.sequence());
        }
    }

    private void add(String subject, long number) {
        Sql.update(
                transactions.connection(),
                "insert into effect (subject, number) values (?, ?)",
                subject,
                number);
    }

    /// The numbers of a subject in the order in which they took effect.
    public List<Long> of(TaskId task) {
        return transactions.inTransaction(() ->
                Sql.list(
                        transactions.connection(),
                        row -> row.getLong(1),
                        "select number from effect where subject = ? order by id",
                        task.toString()));
    }

    public void await(TaskId task, List<Long> numbers) {
        Await.until(
                "effects of " + numbers,
                () -> {
                    assertEquals(numbers, of(task));
                    return true;
                });
    }
}
