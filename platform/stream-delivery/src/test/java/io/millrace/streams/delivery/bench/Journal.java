package io.millrace.streams.delivery.bench;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what an observer is told, as `what:subject/number` or `what:detail`.
public class Journal implements DeliveryObserver {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public boolean has(String beginning) {
        return count(beginning) > 0;
    }

    public long count(String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning)).count();
    }

    private void add(String what, Envelope envelope) {
        lines.add(what + ":" + envelope.subject() + "/" + envelope.sequence());
    }

    @Override
    public void republishing(int rows, String cause) {
        lines.add("republishing:" + rows + " " + cause);
    }

    @Override
    public void refused(String stream, String cause) {
        lines.add("refused:" + stream);
    }

    @Override
    public void handled(StreamKey stream, String group, Envelope envelope, Duration time) {
        add("handled", envelope);
    }

    @Override
    public void acknowledged(StreamKey stream, String group, String entryId) {
        lines.add("acknowledged:" + stream);
    }

    @Override
    public void duplicate(StreamKey stream, String group, Envelope envelope) {
        add("duplicate", envelope);
    }

    @Override
    public void gap(StreamKey stream, String group, Envelope envelope, long expected) {
        add("gap", envelope);
    }

    @Override
    public void unrecognised(StreamKey stream, String group, String type) {
        lines.add("unrecognised:" + type);
    }

    @Override
    public void retried(StreamKey stream, String group, Envelope envelope, int attempt) {
        add("retried", envelope);
    }

    @Override
    public void deadLettered(StreamKey stream, String group, String cause) {
        lines.add("dead:" + cause);
    }

    @Override
    public void claimed(StreamKey stream, String group, String entryId) {
        lines.add("claimed:" + stream);
    }

    @Override
    public void lost(StreamKey stream, String group, Envelope envelope) {
        add("lost", envelope);
    }
}
