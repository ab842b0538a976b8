package io.millrace.streams.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import io.millrace.streams.delivery.settings.StreamSample;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Delivery in figures. Streams of which there is one per session are counted under their family,
/// so that there are no more time series than streams in the catalogue.
@Singleton
public class DeliveryMeters implements DeliveryObserver {
    private static final Duration NONE = Duration.ZERO;

    private final MeterRegistry meters;
    private final Map<Tags, StreamSample> samples = new ConcurrentHashMap<>();

    DeliveryMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void published(String stream, Duration delay) {
        meters.timer("millrace_relay_delay", Tags.of("stream", label(stream))).record(delay);
    }

    @Override
    public void refused(String stream, String cause) {
        meters.counter("millrace_relay_refused", "stream", label(stream)).increment();
    }

    @Override
    public void republishing(int rows, String cause) {
        meters.counter("millrace_relay_republished").increment(rows);
    }

    @Override
    public void handled(StreamKey stream, String group, Envelope envelope, Duration time) {
        meters.timer("millrace_stream_handling", of(stream, group)).record(time);
    }

    @Override
    public void duplicate(StreamKey stream, String group, Envelope envelope) {
        count("millrace_stream_duplicates", of(stream, group));
    }

    @Override
    public void gap(StreamKey stream, String group, Envelope envelope, long expected) {
        count("millrace_stream_gaps", of(stream, group));
    }

    @Override
    public void unrecognised(StreamKey stream, String group, String type) {
        count("millrace_stream_unrecognised", of(stream, group));
    }

    @Override
    public void retried(StreamKey stream, String group, Envelope envelope, int attempt) {
        count("millrace_stream_retried", of(stream, group));
    }

    @Override
    public void deadLettered(StreamKey stream, String group, String cause) {
        count("millrace_stream_dead", of(stream, group));
    }

    @Override
    public void claimed(StreamKey stream, String group, String entryId) {
        count("millrace_stream_claimed", of(stream, group));
    }

    @Override
    public void sampled(StreamKey stream, String group, StreamSample sample) {
        Tags tags = of(stream, group);
        if (samples.put(tags, sample) == null) {
            meters.gauge("millrace_stream_length", tags, tags, t -> current(t).length());
            meters.gauge("millrace_stream_lag", tags, tags, t -> current(t).lag());
            meters.gauge("millrace_stream_pending", tags, tags, t -> current(t).pending());
            meters.gauge(
                    "millrace_stream_oldest_pending_seconds",
                    tags,
                    tags,
                    t -> current(t).oldestPending().toMillis() / 1000.0);
        }
    }

    private StreamSample current(Tags tags) {
        return samples.getOrDefault(tags, new StreamSample(0, 0, 0, NONE));
    }

    private void count(String name, Tags tags) {
        meters.counter(name, tags).increment();
    }

    private static Tags of(StreamKey stream, String group) {
        return Tags.of("stream", label(stream), "group", group);
    }

    private static String label(StreamKey stream) {
        return label(stream.key());
    }

    /// The part before the colon: only streams of which there are many have one.
    private static String label(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }
}
