package io.millrace.sql.engine.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Counts verdicts.
final class Tally {
    private int all;
    private int parsed;
    private int clean;
    private int opaque;
    private int broken;

    void count(Verdict verdict) {
        all++;
        switch (verdict) {
            case Verdict.Parsed read -> {
                parsed++;
                clean += read.complaints().isEmpty() ? 1 : 0;
            }
            case Verdict.Opaque _ -> opaque++;
            case Verdict.Failed _ -> {
                // neither parsed nor opaque
            }
            case Verdict.Crashed _, Verdict.TooSlow _ -> broken++;
        }
    }

    private void add(Tally other) {
        all += other.all;
        parsed += other.parsed;
        clean += other.clean;
        opaque += other.opaque;
        broken += other.broken;
    }

    static String report(Map<String, Map<String, Tally>> tallies) {
        StringBuilder out = new StringBuilder();
        Map<String, Tally> sums = new TreeMap<>();
        tallies.forEach((dialect, kinds) -> {
            Tally read = new Tally();
            kinds.forEach((kind, tally) -> {
                String group = kind.equals("ddl") ? "ddl" : "query+dml";
                sums.computeIfAbsent(group, any -> new Tally()).add(tally);
                if (kind.equals("ddl")) {
                    line(out, dialect, kind, tally);
                } else {
                    read.add(tally);
                }
            });
            line(out, dialect, "query+dml", read);
        });
        sums.forEach((kind, tally) -> line(out, "ALL", kind, tally));
        return out.toString();
    }

    private static void line(StringBuilder out, String dialect, String kind, Tally tally) {
        if (tally.all == 0) {
            return;
        }
        out.append(
                String.format(
                        Locale.ROOT,
                        "%-12s %-10s %5d parsed %5d (%5.1f %%) clean %5d opaque %4d failed %4d"
                                + " broken %d%n",
                        dialect,
                        kind,
                        tally.all,
                        tally.parsed,
                        100.0 * tally.parsed / tally.all,
                        tally.clean,
                        tally.opaque,
                        tally.all - tally.parsed - tally.opaque - tally.broken,
                        tally.broken));
    }
}
