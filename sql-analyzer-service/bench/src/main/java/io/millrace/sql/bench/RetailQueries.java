package io.millrace.sql.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes up analytical queries over the star schema of a shop, in the manner of decision-support
/// benchmarks: common tables of joined and grouped facts, compared over years, ranked, filtered by
/// subqueries. The same seed makes the same queries.
final class RetailQueries {
    private static final List<String> FACTS = List.of("sale", "purchase", "refund", "delivery");
    private static final List<String> DIMENSIONS =
            List.of("customer", "product", "shop", "calendar", "campaign", "carrier");
    private static final List<String> MEASURES =
            List.of("quantity", "net_amount", "tax_amount", "discount", "unit_cost", "freight");
    private static final List<String> ATTRIBUTES =
            List.of("name", "category", "region", "segment", "brand", "city", "year_number");
    private static final int MOST_COMMON_TABLES = 4;
    private static final int MOST_JOINS = 4;

    private final Random random;

    RetailQueries(long seed) {
        random = new Random(seed);
    }

    List<String> make(int count) {
        return IntStream.range(0, count).mapToObj(any -> query()).toList();
    }

    private String query() {
        int tables = random.nextInt(MOST_COMMON_TABLES);
        List<String> names = IntStream.range(0, tables).mapToObj(i -> "part" + i).toList();
        String with =
                names.stream()
                        .map(name -> name + " AS (\n" + grouped() + ")")
                        .collect(Collectors.joining(",\n"));
        String body = names.isEmpty() ? grouped() : compared(names);
        return (with.isEmpty() ? "" : "WITH " + with + "\n") + body + "ORDER BY 1, 2\nLIMIT 100";
    }

    /// Facts with their dimensions, grouped.
    private String grouped() {
        String fact = one(FACTS);
        List<String> joined = some(DIMENSIONS, 1 + random.nextInt(MOST_JOINS));
        String key = joined.getFirst() + "." + one(ATTRIBUTES);
        String joins =
                joined.stream()
                        .map(dimension ->
                                "  JOIN shop."
                                        + dimension
                                        + " "
                                        + dimension
                                        + " ON "
                                        + dimension
                                        + ".id = f."
                                        + dimension
                                        + "_id\n")
                        .collect(Collectors.joining());
        return "SELECT "
                + key
                + " AS label, "
                + repeated(", ", this::aggregate)
                + "\n"
                + "FROM shop."
                + fact
                + " f\n"
                + joins
                + "WHERE "
                + repeated("\n  AND ", any -> condition(joined, fact))
                + "\n"
                + "GROUP BY "
                + key
                + "\n"
                + (random.nextBoolean() ? "HAVING sum(f." + one(MEASURES) + ") > 1000\n" : "");
    }

    /// The common tables joined to each other, or on top of one another.
    private String compared(List<String> names) {
        if (random.nextInt(3) == 0) {
            return names.stream()
                    .map(name ->
                            "SELECT '"
                                    + name
                                    + "' AS channel, label, m0 FROM "
                                    + name
                                    + " WHERE m0 > 0\n")
                    .collect(Collectors.joining("UNION ALL\n"));
        }
        String first = names.getFirst();
        String joins =
                names.stream()
                        .skip(1)
                        .map(name ->
                                "  LEFT JOIN "
                                        + name
                                        + " ON "
                                        + name
                                        + ".label = "
                                        + first
                                        + ".label\n")
                        .collect(Collectors.joining());
        return "SELECT "
                + first
                + ".label, "
                + names.stream()
                        .map(name -> "coalesce(" + name + ".m0, 0) AS of_" + name)
                        .collect(Collectors.joining(", "))
                + ",\n  rank() OVER (PARTITION BY "
                + first
                + ".label ORDER BY "
                + first
                + ".m0 DESC) AS place,\n  CASE WHEN "
                + first
                + ".m0 > 0 THEN "
                + names.getLast()
                + ".m0 / "
                + first
                + ".m0 ELSE NULL END AS share\nFROM "
                + first
                + "\n"
                + joins
                + "WHERE "
                + first
                + ".m0 > (SELECT 1.2 * avg(m0) FROM "
                + first
                + ")\n";
    }

    private String aggregate(int position) {
        String measure = "f." + one(MEASURES);
        return switch (random.nextInt(4)) {
                    case 0 -> "sum(" + measure + " * (1 - f." + one(MEASURES) + "))";
                    case 1 ->
                            "sum(CASE WHEN "
                                    + measure
                                    + " > "
                                    + number()
                                    + " THEN "
                                    + measure
                                    + " ELSE 0 END)";
                    case 2 -> "avg(" + measure + ")";
                    default -> "count(DISTINCT " + measure + ")";
                }
                + " AS m"
                + position;
    }

    private String condition(List<String> joined, String fact) {
        String column = one(joined) + "." + one(ATTRIBUTES);
        return switch (random.nextInt(6)) {
            case 0 -> column + " IN (" + repeated(", ", any -> "'" + number() + "'") + ")";
            case 1 -> column + " BETWEEN " + number() + " AND " + number() + " + 30";
            case 2 -> "(" + column + " = 'x' OR f." + one(MEASURES) + " >= " + number() + ")";
            case 3 -> column + " LIKE '%" + number() + "%'";
            case 4 ->
                    "f."
                            + one(MEASURES)
                            + " > (SELECT avg(g."
                            + one(MEASURES)
                            + ") FROM shop."
                            + fact
                            + " g WHERE g.shop_id = f.shop_id)";
            default ->
                    "EXISTS (SELECT * FROM shop."
                            + one(FACTS)
                            + " e WHERE e.customer_id = f.customer_id AND e."
                            + one(MEASURES)
                            + " > "
                            + number()
                            + ")";
        };
    }

    private String number() {
        return String.valueOf(random.nextInt(10_000));
    }

    private String repeated(String separator, IntFunction<String> part) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(5))
                .mapToObj(part)
                .collect(Collectors.joining(separator));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> some(List<String> of, int count) {
        List<String> rest = new ArrayList<>(of);
        return IntStream.range(0, count)
                .mapToObj(any -> rest.remove(random.nextInt(rest.size())))
                .toList();
    }
}
