package io.millrace.streams.delivery.bench;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.delivery.database.DatabaseFailure;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.TransactionFailed;
import io.millrace.streams.delivery.handlers.Work;
import io.millrace.streams.delivery.leases.LeaseLost;

/// A worker that never gets done: it stores one step after the other under its lease, until it is
/// killed or finds that the lease is lost.
public final class WorkerProgram {
    public static final String STEP = "step under epoch ";
    public static final String FENCED = "fenced";
    public static final String LOST = "told that it is lost";

    private WorkerProgram() {}

    /// @param arguments addresses of database and Redis
    public static void main(String[] arguments) {
        Journal telling =
                new Journal() {
                    @Override
                    public void lost(StreamKey stream, String group, Envelope envelope) {
                        System.out.println("observed loss");
                    }
                };
        Bench bench = Bench.on(arguments[0], arguments[1], telling, Bench.quick());
        bench.startWorker(
                StreamName.allWorkTasks(),
                StreamName.Group.AGENT_WORKERS,
                1,
                work -> {
                    work.onLost(() -> System.out.println(LOST));
                    while (true) {
                        try {
                            step(bench, work);
                        } catch (LeaseLost e) {
                            System.out.println(FENCED);
                            throw e;
                        } catch (DatabaseFailure | TransactionFailed e) {
                            // Paused in the middle of a transaction, which the server has ended.
                            System.out.println("a step failed");
                        }
                    }
                });
    }

    /// Stores a step; its number is the epoch under which it was made.
    public static void step(Bench bench, Work work) {
        bench.transactions.runInTransaction(() -> {
            bench.delivery.leases().requireHeld(work.lease());
            Sql.update(
                    bench.transactions.connection(),
                    "insert into effect (subject, number) values (?, ?)",
                    work.envelope().subject(),
                    work.lease().epoch());
        });
        System.out.println(STEP + work.lease().epoch());
    }
}
