package io.millrace.sql.bench;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Ways in which a statement can be long.
enum Shape {
    AND_CHAIN(2_000) {
        @Override
        String make(int size) {
            return "select a from s.t where " + joined(size, " and ", i -> "c" + i + " = " + i);
        }
    },
    OR_CHAIN(2_000) {
        @Override
        String make(int size) {
            return "select a from s.t where " + joined(size, " or ", i -> "c" + i + " = " + i);
        }
    },
    ARITHMETIC_CHAIN(2_000) {
        @Override
        String make(int size) {
            return "select " + joined(size, " + ", i -> "c" + i) + " as total from s.t";
        }
    },
    IN_LIST(4_000) {
        @Override
        String make(int size) {
            return "select a from s.t where b in ("
                    + joined(size, ",", i -> "" + (100_000 + i))
                    + ")";
        }
    },
    /// Each common table holds the next one.
    NESTED_COMMON_TABLES(15) {
        @Override
        String make(int size) {
            return IntStream.range(0, size)
                            .mapToObj(i -> "with c" + i + " as (")
                            .collect(Collectors.joining())
                    + "select a, b from s.t"
                    + IntStream.range(0, size)
                            .mapToObj(i -> ") select a, b from c" + (size - 1 - i))
                            .collect(Collectors.joining());
        }
    },
    /// Each common table reads the one before.
    CHAINED_COMMON_TABLES(250) {
        @Override
        String make(int size) {
            return "with c0 as (select x + 1 as x from s.t), "
                    + joined(
                            size,
                            ", ",
                            i -> "c" + (i + 1) + " as (select x + 1 as x from c" + i + ")")
                    + " select x from c"
                    + size;
        }
    },
    /// `SELECT *` through three levels, over a table of that many columns that the catalog knows.
    WIDE_STAR(1_000) {
        @Override
        String make(int size) {
            return "select * from (select d.* from (select * from s.t) d) e";
        }

        @Override
        Catalog catalog(int size) {
            List<String> columns = IntStream.range(0, size).mapToObj(i -> "c" + i).toList();
            return new ListedCatalog(Map.of("s.t", columns));
        }
    },
    UNIONS(500) {
        @Override
        String make(int size) {
            return joined(size, " union all ", i -> "select a, b from s.t where c = " + i);
        }
    },
    /// A statement a line, on ten tables in turn.
    SCRIPT(500) {
        @Override
        String make(int size) {
            return joined(
                    size,
                    "\n",
                    i ->
                            "insert into s.t"
                                    + (i % 10)
                                    + " select a + 1 as a, b from s.u where c = "
                                    + i
                                    + ";");
        }
    };

    private final int smallest;

    Shape(int smallest) {
        this.smallest = smallest;
    }

    /// The size to double from: large enough to be measured.
    int smallest() {
        return smallest;
    }

    abstract String make(int size);

    /// What the engine knows of the tables.
    Catalog catalog(int size) {
        return Catalog.none();
    }

    private static String joined(int size, String separator, IntFunction<String> part) {
        return IntStream.range(0, size).mapToObj(part).collect(Collectors.joining(separator));
    }
}
