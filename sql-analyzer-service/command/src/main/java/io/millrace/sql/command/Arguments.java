package io.millrace.sql.command;

import io.millrace.sql.command.Invocation.EventNames;
import io.millrace.sql.command.Invocation.Reading;
import io.millrace.sql.command.request.RequestFault;
import io.millrace.sql.command.request.RequestReader;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.result.ScriptLineage.Through;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads a command line. Nothing of it is ignored: what is unknown, given twice or without effect
/// is refused.
final class Arguments {
    private static final Set<String> FLAGS = Set.of("--strict", "--influences", "--jsonl");
    private static final Set<String> READING =
            Set.of("--dialect", "--schema", "--default-database", "--default-schema");
    private static final Set<String> EVENT = Set.of("--namespace", "--job", "--run", "--time");
    private static final int MOST_THREADS = 64;

    private final Subcommand subcommand;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<String> inputs = new ArrayList<>();

    private Arguments(Subcommand subcommand) {
        this.subcommand = subcommand;
    }

    static Invocation read(List<String> arguments) throws WrongUsage {
        if (arguments.isEmpty()) {
            throw new WrongUsage("Say what to do: analyze or lineage.");
        }
        for (String argument : arguments) {
            if (argument.equals("--")) {
                break;
            }
            if (argument.equals("--help") || argument.equals("-h")) {
                return new Invocation.Help();
            }
            if (argument.equals("--version") || argument.equals("-V")) {
                return new Invocation.Version();
            }
        }
        Subcommand subcommand =
                switch (arguments.getFirst()) {
                    case "analyze" -> Subcommand.ANALYZE;
                    case "lineage" -> Subcommand.LINEAGE;
                    default ->
                            throw new WrongUsage(
                                    arguments.getFirst()
                                            + " is no subcommand; there are analyze and lineage.");
                };
        Arguments read = new Arguments(subcommand);
        read.all(arguments.subList(1, arguments.size()));
        return read.flags.contains("--jsonl") ? read.lines() : read.scripts();
    }

    private void all(List<String> arguments) throws WrongUsage {
        int i = 0;
        while (i < arguments.size()) {
            String argument = arguments.get(i++);
            if (argument.equals("--")) {
                inputs.addAll(arguments.subList(i, arguments.size()));
                return;
            }
            if (argument.equals("-") || !argument.startsWith("-")) {
                inputs.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            boolean isNew;
            if (isFlag(name)) {
                if (equals >= 0) {
                    throw new WrongUsage(name + " takes no value.");
                }
                isNew = flags.add(name);
            } else if (isOption(name)) {
                if (equals < 0 && i == arguments.size()) {
                    throw new WrongUsage(name + " needs a value.");
                }
                String value = equals < 0 ? arguments.get(i++) : argument.substring(equals + 1);
                if (value.isBlank()) {
                    throw new WrongUsage(name + " needs a value.");
                }
                isNew = values.put(name, value) == null;
            } else {
                throw new WrongUsage(name + " is no option.");
            }
            if (!isNew) {
                throw new WrongUsage(name + " is given twice.");
            }
        }
    }

    private boolean isFlag(String name) {
        return FLAGS.contains(name)
                && (subcommand == Subcommand.LINEAGE || !name.equals("--influences"));
    }

    private boolean isOption(String name) {
        return READING.contains(name)
                || name.equals("--threads")
                || (subcommand == Subcommand.LINEAGE
                        && (name.equals("--format")
                                || name.equals("--through")
                                || EVENT.contains(name)));
    }

    private Invocation lines() throws WrongUsage {
        for (String name : values.keySet()) {
            if (!name.equals("--threads")) {
                throw new WrongUsage(
                        name
                                + " does not go with --jsonl"
                                + (READING.contains(name) ? ": each line says for itself." : "."));
            }
        }
        if (flags.contains("--strict")) {
            throw new WrongUsage("--strict does not go with --jsonl: each line says for itself.");
        }
        if (flags.contains("--influences")) {
            throw new WrongUsage("--influences does not go with --jsonl.");
        }
        if (!inputs.isEmpty() && !inputs.equals(List.of("-"))) {
            throw new WrongUsage("--jsonl reads standard input and no files.");
        }
        return new Invocation.Lines(subcommand, threads());
    }

    private int threads() throws WrongUsage {
        String value = values.get("--threads");
        if (value == null) {
            return Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
        }
        try {
            int threads = Integer.parseInt(value);
            if (threads >= 1 && threads <= MOST_THREADS) {
                return threads;
            }
        } catch (NumberFormatException e) {
            throw new WrongUsage("--threads must be a number, not " + value + ".");
        }
        throw new WrongUsage("--threads must be between 1 and " + MOST_THREADS + ".");
    }

    private Invocation scripts() throws WrongUsage {
        if (values.containsKey("--threads")) {
            throw new WrongUsage("--threads goes with --jsonl only.");
        }
        List<String> scripts = inputs.isEmpty() ? List.of("-") : List.copyOf(inputs);
        boolean schema = values.getOrDefault("--schema", "").equals("-");
        if (scripts.indexOf("-") != scripts.lastIndexOf("-") || (schema && scripts.contains("-"))) {
            throw new WrongUsage("Standard input can be read once only.");
        }
        Format format = format();
        if (scripts.size() > 1 && !format.isOnOneLine()) {
            throw new WrongUsage("A diagram is drawn of one script at a time.");
        }
        return new Invocation.Scripts(
                subcommand,
                scripts,
                reading(),
                format,
                influences(format),
                through(),
                event(format));
    }

    /// The facet of an event has a place for influences, so that an event always has them.
    private boolean influences(Format format) throws WrongUsage {
        boolean asked = flags.contains("--influences");
        if (asked && format == Format.OPEN_LINEAGE) {
            throw new WrongUsage("An OpenLineage event has --influences anyway.");
        }
        return asked || format == Format.OPEN_LINEAGE;
    }

    private Optional<Through> through() throws WrongUsage {
        String name = values.get("--through");
        return switch (name) {
            case null -> Optional.empty();
            case "temporary" -> Optional.of(Through.TEMPORARY_TABLES_AND_VIEWS);
            case "made" -> Optional.of(Through.EVERYTHING_MADE);
            case "written" -> Optional.of(Through.EVERYTHING_WRITTEN);
            default -> throw new WrongUsage("--through must be one of temporary, made, written.");
        };
    }

    private Reading reading() throws WrongUsage {
        String name = values.get("--dialect");
        if (name == null) {
            throw new WrongUsage("Say which --dialect it is.");
        }
        Dialect dialect;
        try {
            dialect = RequestReader.dialect(name);
        } catch (RequestFault fault) {
            throw new WrongUsage(fault.text() + ".");
        }
        return new Reading(
                dialect,
                flags.contains("--strict"),
                value("--schema"),
                value("--default-database"),
                value("--default-schema"));
    }

    private Format format() throws WrongUsage {
        String name = values.getOrDefault("--format", "json");
        return Format.named(name)
                .orElseThrow(
                        () -> new WrongUsage("--format must be one of " + Format.names() + "."));
    }

    private EventNames event(Format format) throws WrongUsage {
        for (String name : EVENT) {
            if (values.containsKey(name) && format != Format.OPEN_LINEAGE) {
                throw new WrongUsage(name + " goes with --format openlineage only.");
            }
        }
        Optional<UUID> run = Optional.empty();
        Optional<Instant> time = Optional.empty();
        try {
            run = value("--run").map(UUID::fromString);
            time = value("--time").map(Instant::parse);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--run must be a UUID.");
        } catch (DateTimeParseException e) {
            throw new WrongUsage("--time must be a time such as 2026-01-31T12:00:00Z.");
        }
        return new EventNames(value("--namespace"), value("--job"), run, time);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
